### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Leave quickly
