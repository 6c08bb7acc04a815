### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Schnell verlassen
