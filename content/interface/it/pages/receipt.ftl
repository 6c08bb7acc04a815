### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

receipt-words = In parole
receipt-characters = Oppure in caratteri
receipt-minor = Conserva questo codice di ricevuta
receipt-minor-why = È l’unico modo per tornare alla conversazione. Chi ha questo codice può leggerla: conservalo dove nessun altro guarda. Le parole e i caratteri sono lo stesso codice.
receipt-noted = L’ho annotato
receipt-print = Stampa
receipt-copy = Copia
receipt-copy-hint = Ciò che si copia resta nella memoria del dispositivo: chi lo usa dopo può incollarlo.
receipt-copied = Codice copiato. Dopo averlo incollato in un posto sicuro, copiare altro lo toglie da quella memoria.
receipt-copy-failed = Il dispositivo non permette la copia. Il codice si può annotare a mano.
receipt-check = Un solo controllo, da ciò che è stato annotato:
receipt-part = Parola numero { $word }, oppure gruppo di caratteri numero { $group }
receipt-confirm = Continua
receipt-wrong = Non è proprio così. Confrontare con il codice e riprovare: nulla è perduto.
receipt-see = Rivedi il codice
receipt-without = Continua senza annotare
receipt-without-why = Senza questo codice nessuno può riaprire la conversazione dopo che la pagina è stata chiusa, nemmeno noi. Finché la pagina resta aperta, «Il mio codice di ricevuta» lo mostra.
receipt-without-yes = Continua senza il codice
