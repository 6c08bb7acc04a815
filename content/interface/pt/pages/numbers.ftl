### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

numbers-loading = A carregar os números…
numbers-failed = Não é possível mostrar os outros números. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
numbers-retry = Tentar de novo
numbers-none = Nenhum outro número corresponde.
