### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = Near me
stations-near-me-hint = Your position is asked for only then, and is kept nowhere.
stations-searching = Searching…
stations-position-denied = Your position is not available. Write the name of a town.
stations-failed = The service is not answering. In an emergency, call 17 or 112, or text 114.
stations-found-around = { $count ->
    [0] No station fits around { $place }.
    [one] One station around { $place }. Data of { $date }.
   *[other] { $count } stations around { $place }. Data of { $date }.
}
stations-found = { $count ->
    [0] No station fits.
    [one] One station. Data of { $date }.
   *[other] { $count } stations, the nearest first. Data of { $date }.
}
stations-map = Map of the stations
stations-map-hint = The list below says the same.
stations-results = Results
