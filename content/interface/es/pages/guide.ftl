### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Cargando la guía…
guide-failed = La guía no responde. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
guide-retry = Reintentar
