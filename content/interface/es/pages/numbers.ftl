### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Cargando los números…
numbers-failed = No se pueden mostrar los demás números. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
numbers-retry = Reintentar
numbers-none = Ningún otro número coincide.
