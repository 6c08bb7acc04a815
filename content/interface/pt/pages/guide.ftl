### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

guide-loading = A carregar o guia…
guide-failed = O guia não responde. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
guide-retry = Tentar de novo
