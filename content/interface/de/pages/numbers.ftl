### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Die Nummern werden geladen …
numbers-failed = Die übrigen Nummern können nicht angezeigt werden. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
numbers-retry = Erneut versuchen
numbers-none = Keine andere Nummer passt dazu.
