### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Esci in fretta
