### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

offline-title = Senza rete, su questo dispositivo
offline-intro = Questo sito può conservare una copia dei suoi consigli su questo dispositivo, per quando non c’è rete. Non viene conservato nulla finché non lo chiede.
offline-kept = Che cosa viene conservato
offline-kept-numbers = I numeri utili.
offline-kept-guide = La guida e tutte le schede, nella lingua di questa pagina.
offline-kept-stations = L’elenco di tutti gli uffici di polizia: il più vicino si cerca allora sul dispositivo stesso.
offline-never = Mai una conversazione, una segnalazione, un codice, una ricerca o una posizione.
offline-seen = Si può vedere
offline-seen-how = Chi fruga in questo dispositivo può trovare questa copia, e l’icona se la aggiunge alla schermata iniziale. Se una persona di cui ha paura guarda il Suo telefono, non conservi nulla qui.
offline-seen-leave = Il pulsante per uscire in fretta cancella anche questa copia. L’icona della schermata iniziale si toglie a mano.
offline-name = Un nome e un’icona discreti
offline-name-hint = Per aggiungerlo alla schermata iniziale, scelga prima, poi apra il menu del browser: «Aggiungi a schermata Home».
offline-app-vigie = Vigie
offline-app-notes = Appunti
offline-app-weather = Meteo
offline-app-sums = Calcolo
offline-choose = Scegli questo nome
offline-copy = La copia
offline-script = Per conservare una copia serve un browser che esegua gli script di questo sito.
offline-help = Nessuna rete
offline-help-what = Questa pagina non è su questo dispositivo. Le chiamate al 17 e al 112 e gli SMS al 114 funzionano senza internet. Ecco che cosa è conservato qui:
