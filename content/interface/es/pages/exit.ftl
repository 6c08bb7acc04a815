### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] Está saliendo de esta página.
    [one] Pulse la tecla Mayús una vez más para salir.
   *[other] Pulse la tecla Mayús { $left } veces más para salir.
}
