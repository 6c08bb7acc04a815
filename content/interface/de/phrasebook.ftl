### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Sich ohne gemeinsame Sprache verstehen
phrasebook-intro = Wählen Sie die Sprache der anderen Person: Jeder Satz steht in beiden Sprachen da, zum Zeigen mit dem Finger.
phrasebook-point = Zeigen Sie auf einen Satz: Die andere Person liest ihn in ihrer Sprache. Tippen Sie auf eine Frage, um die Antworten zu sehen.
phrasebook-machine = Mit * markierte Sätze hat eine Maschine übersetzt; noch niemand hat sie in seiner Muttersprache geprüft. Im Zweifel verlangen Sie einen Dolmetscher oder eine Dolmetscherin.
phrasebook-others = Andere Sprachen
phrasebook-answer = Antworten
phrasebook-danger = Gefahr
phrasebook-place = Ort
phrasebook-injury = Verletzungen und Gesundheit
phrasebook-weapon = Waffen
phrasebook-children = Kinder
phrasebook-need = Bedürfnisse
phrasebook-consent = Einverständnis
phrasebook-question = Fragen
phrasebook-guidance = Was zu tun ist
