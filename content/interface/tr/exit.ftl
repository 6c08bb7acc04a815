### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Hızla ayrıl
