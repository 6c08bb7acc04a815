### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Salir rápido
