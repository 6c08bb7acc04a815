### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

advice-loading = A carregar as fichas…
advice-failed = Não é possível mostrar as fichas. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
advice-retry = Tentar de novo
advice-hint = Bastam algumas palavras e os erros não fazem mal. A sua pesquisa não é guardada em lado nenhum.
advice-back = Voltar à lista
advice-found = { $count ->
    [one] Uma ficha.
   *[other] { $count } fichas.
}
