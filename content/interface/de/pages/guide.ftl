### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Der Wegweiser wird geladen …
guide-failed = Der Wegweiser antwortet nicht. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
guide-retry = Erneut versuchen
