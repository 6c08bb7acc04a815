### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Caricamento della guida…
guide-failed = La guida non risponde. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
guide-retry = Riprova
