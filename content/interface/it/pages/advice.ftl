### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Caricamento delle schede…
advice-failed = Non è possibile mostrare le schede. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
advice-retry = Riprova
advice-hint = Bastano poche parole, gli errori di battitura non danno fastidio. La Sua ricerca non viene conservata da nessuna parte.
advice-back = Torna all’elenco
advice-found = { $count ->
    [one] Una scheda.
   *[other] { $count } schede.
}
