### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

exit-leave = Швидко вийти
