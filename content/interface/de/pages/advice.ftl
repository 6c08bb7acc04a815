### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Die Merkblätter werden geladen …
advice-failed = Die Merkblätter können nicht angezeigt werden. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
advice-retry = Erneut versuchen
advice-hint = Ein paar Wörter genügen, Tippfehler stören nicht. Ihre Suche wird nirgends gespeichert.
advice-back = Zurück zur Liste
advice-found = { $count ->
    [one] Ein Merkblatt.
   *[other] { $count } Merkblätter.
}
