### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie auf der Website Ihrer Gemeinde
widgets-intro = Wählen Sie, sehen Sie nach und kopieren Sie eine Zeile in eine Seite Ihrer Website. Nichts darin verfolgt Ihre Besucher.
widgets-choose = Auswählen
widgets-tenant = Gemeinde
widgets-show = Was das Widget zeigt
widgets-all = Alles
widgets-language = Sprache des Widgets
widgets-update = Anzeigen
widgets-missing = Ihre Gemeinde fehlt in der Liste: Bitten Sie den Betreiber dieses Dienstes, sie mit der Adresse Ihrer Website aufzunehmen.
widgets-preview = Vorschau
widgets-frame-name = Hilfe von Polizei und Gendarmerie
widgets-module = Mit einem Script
widgets-module-hint = Am angenehmsten. Das Script ist durch seine Prüfsumme festgelegt; was es lädt, kommt von diesem Dienst und bleibt aktuell.
widgets-frame = In einem Rahmen
widgets-frame-hint = Kein Script dieses Dienstes gelangt in Ihre Seite. Der Rahmen funktioniert auch ohne Script.
widgets-plain = Ohne Script und Rahmen
widgets-plain-hint = Links und ein Formular, für jedes Redaktionssystem. Der Text aktualisiert sich nicht: Kopieren Sie ihn einmal im Jahr neu.
widgets-origins = Script und Rahmen erscheinen nur auf diesen Websites:
widgets-test = Ihre Seite prüfen
widgets-test-script = Mit Script beurteilt diese Seite die Sicherheitsrichtlinie Ihrer Seite. Ohne steht in der Dokumentation, was zu ergänzen ist.
widgets-danger = In Gefahr?
widgets-sample-town = Beispielgemeinde: Es gibt sie nicht.
