### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Conserva su questo dispositivo
offline-remove = Cancella tutto da questo dispositivo
offline-keeping = Copia in corso: { $done } di { $all }.
offline-is-kept = Una copia è su questo dispositivo. Si aggiorna quando c’è rete.
offline-not-kept = Su questo dispositivo non è conservato nulla.
offline-removed = Tutto è stato cancellato da questo dispositivo.
offline-failed = La copia non è riuscita del tutto e non è conservato nulla. Riprovi quando c’è rete.
offline-unable = Questo browser non può conservare una copia; nemmeno una finestra privata.
