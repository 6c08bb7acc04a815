### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] Sta lasciando questa pagina.
    [one] Prema ancora una volta il tasto Maiusc per uscire.
   *[other] Prema ancora { $left } volte il tasto Maiusc per uscire.
}
