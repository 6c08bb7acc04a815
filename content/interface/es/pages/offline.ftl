### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Guardar en este dispositivo
offline-remove = Borrarlo todo de este dispositivo
offline-keeping = Copiando: { $done } de { $all }.
offline-is-kept = Hay una copia en este dispositivo. Se actualiza cuando hay conexión.
offline-not-kept = No hay nada guardado en este dispositivo.
offline-removed = Todo se ha borrado de este dispositivo.
offline-failed = La copia no se pudo completar y no se ha guardado nada. Inténtelo de nuevo con conexión.
offline-unable = Este navegador no puede guardar una copia; una ventana privada tampoco.
