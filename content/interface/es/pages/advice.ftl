### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Cargando las fichas…
advice-failed = No se pueden mostrar las fichas. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
advice-retry = Reintentar
advice-hint = Bastan unas palabras; los errores de escritura no importan. Su búsqueda no se guarda en ninguna parte.
advice-back = Volver a la lista
advice-found = { $count ->
    [one] Una ficha.
   *[other] { $count } fichas.
}
