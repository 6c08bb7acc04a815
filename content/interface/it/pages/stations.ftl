### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = Vicino a me
stations-near-me-hint = La Sua posizione viene chiesta solo in quel momento e non viene conservata da nessuna parte.
stations-searching = Ricerca in corso…
stations-position-denied = La posizione non è disponibile. Scriva il nome di una città.
stations-failed = Il servizio non risponde. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
stations-found-around = { $count ->
    [0] Nessun ufficio corrisponde vicino a { $place }.
    [one] Un ufficio vicino a { $place }. Aggiornamento dei dati: { $date }.
   *[other] { $count } uffici vicino a { $place }. Aggiornamento dei dati: { $date }.
}
stations-found = { $count ->
    [0] Nessun ufficio corrisponde.
    [one] Un ufficio. Aggiornamento dei dati: { $date }.
   *[other] { $count } uffici, prima il più vicino. Aggiornamento dei dati: { $date }.
}
stations-map = Mappa degli uffici
stations-map-hint = L’elenco qui sotto dice la stessa cosa.
stations-results = Risultati
