### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Gefahr und Notfälle
topic-theft = Diebstahl und Einbruch
topic-vehicles = Fahrzeuge und Fahrräder
topic-fraud = Betrug
topic-cyber = Internet
topic-harassment = Belästigung und Drohungen
topic-family-violence = Gewalt in Partnerschaft und Familie
topic-sexual-violence = Sexuelle Gewalt
topic-hate = Hass und Diskriminierung
topic-drugs = Drogen
topic-public-space = Straße, Viertel und Menschenmengen
topic-road = Straßenverkehr
topic-children = Kinder und Jugendliche
topic-seniors = Ältere oder pflegebedürftige Menschen
topic-animals = Tiere
topic-travel = Reisen und Abwesenheit
topic-professionals = Geschäfte und private Sicherheitsdienste
topic-rights = Ihre Rechte
topic-missing = Vermisste
