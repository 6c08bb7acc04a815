### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

site-skip = Zum Inhalt springen
site-navigation = Navigation
site-home = Startseite
site-sheets = Merkblätter und Ratschläge
site-guide = Was ist los? Der Wegweiser
site-numbers = Notrufnummern
site-languages = Sprachen
site-feed = Was sich geändert hat
site-stations = Polizei- und Gendarmeriewachen in meiner Nähe
site-safety = Schnell gehen, mit weniger Spuren
site-emergency-17 = Polizeinotruf
site-emergency-112 = Notruf, überall in Europa
site-emergency-114 = Per SMS, ohne zu sprechen
site-emergency-title = In Gefahr? Jetzt anrufen oder schreiben
site-independent = Vigie ist freie und unabhängige Software: Dies ist keine Website des Staates.
site-operated-by = Dieser Dienst wird betrieben von: { $operator }.
site-operator-unknown = Es ist nicht angegeben, wer diesen Dienst betreibt.
site-search = Suchen
