### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Caricamento dei numeri…
numbers-failed = Non è possibile mostrare gli altri numeri. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
numbers-retry = Riprova
numbers-none = Nessun altro numero corrisponde.
