### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Wartezeit derer, die gegangen sind
figures-abandoned-name = ohne Antwort gegangen
figures-again = Aktualisieren
figures-all = Alle
figures-arrived = Angekommene Personen: { $count }
figures-arrived-name = angekommen
figures-count = Anzahl
figures-day = Letzte 24 Stunden
figures-failed = Die Zahlen sind nicht verfügbar.
figures-first-response = Zeit bis zur ersten Antwort
figures-handling = Bearbeitungszeit
figures-hour = Stunde
figures-in-table = Dieselben Zahlen stehen in der Tabelle.
figures-legend = Balken: Median. Linie: 95 von 100 warteten kürzer.
figures-load = Ankünfte und Annahmen nach Stunde
figures-median = Median
figures-month = Letzte 30 Tage
figures-nothing = Nichts wurde gemessen.
figures-p95 = 95 von 100
figures-promise-missed = Verspätung zugesagter Antworten
figures-queue = Warteschlange
figures-span = Zeitraum
figures-table = Tabelle
figures-taken-name = angenommen
figures-title = Zahlen des Teams
figures-wait = Wartezeit bis zur Annahme
figures-week = Letzte 7 Tage
