### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

exit-pressed = { $left ->
    [0] Está a sair desta página.
    [one] Prima a tecla Shift mais uma vez para sair.
   *[other] Prima a tecla Shift mais { $left } vezes para sair.
}
