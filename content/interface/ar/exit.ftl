### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

exit-leave = مغادرة سريعة
