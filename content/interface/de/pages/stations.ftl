### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = In meiner Nähe
stations-near-me-hint = Nur dann wird nach Ihrem Standort gefragt, und er wird nirgends gespeichert.
stations-searching = Suche läuft …
stations-position-denied = Der Standort ist nicht verfügbar. Schreiben Sie den Namen eines Ortes.
stations-failed = Der Dienst antwortet nicht. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
stations-found-around = { $count ->
    [0] Keine Wache rund um { $place } passt dazu.
    [one] Eine Wache rund um { $place }. Daten vom { $date }.
   *[other] { $count } Wachen rund um { $place }. Daten vom { $date }.
}
stations-found = { $count ->
    [0] Keine Wache passt dazu.
    [one] Eine Wache. Daten vom { $date }.
   *[other] { $count } Wachen, die nächste zuerst. Daten vom { $date }.
}
stations-map = Karte der Wachen
stations-map-hint = Die Liste unten sagt dasselbe.
stations-results = Ergebnisse
