### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

exit-leave = Sair depressa
