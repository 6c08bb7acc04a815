### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Serve un codice di accesso
case-token-required-detail = Questa conversazione si apre solo con il suo codice di ricevuta o con l’accesso di un agente.
case-token-expired-title = Accesso terminato
case-token-expired-detail = Questo accesso non è più valido. Ne chieda uno nuovo.
case-unknown-title = Conversazione non trovata
case-unknown-detail = Nessuna conversazione si apre con questo codice. Controlli ogni carattere o ogni parola del Suo codice di ricevuta.
case-erased-title = Conversazione cancellata
case-erased-detail = Questa conversazione è stata cancellata. Non ne resta nulla.
case-conflict-title = Conversazione già aperta
case-conflict-detail = Con questo codice è già stata aperta una conversazione, con altri valori.
case-closed-title = Conversazione chiusa
case-closed-detail = Questa conversazione è chiusa e non riceve più messaggi. Può riaprirla.
case-full-title = Conversazione piena
case-full-detail = Questa conversazione ha raggiunto la dimensione massima. Ne apra una nuova.
case-client-id-conflict-title = Messaggio già inviato
case-client-id-conflict-detail = Un altro messaggio è stato inviato con lo stesso identificativo. Invii questo con un identificativo nuovo.
case-not-allowed-title = Non possibile qui
case-not-allowed-detail = In questa conversazione, così com’è ora, non può farlo.
case-lease-lost-title = Conversazione affidata a qualcun altro
case-lease-lost-detail = Un altro agente o un altro gruppo ha ora questa conversazione.
case-bad-entry-title = Messaggio non sigillato correttamente
case-bad-entry-detail = Ciò che è stato inviato non ha la forma di un messaggio o di un file sigillato.
case-chunk-conflict-title = Parte del file già inviata
case-chunk-conflict-detail = Un’altra parte del file occupa questo posto.
case-chunk-unknown-title = Parte del file non trovata
case-chunk-unknown-detail = Questa parte del file non è arrivata.
case-too-fast-title = Un momento, per favore
case-too-fast-detail = Sono arrivati troppi invii in una volta. Attenda { $seconds } secondi e riprovi. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
case-proof-required-title = Una breve verifica
case-proof-required-detail = In questo momento molte persone aprono una conversazione. Il Suo dispositivo deve prima risolvere un piccolo compito, «challenge», che richiede qualche secondo.
case-sockets-unsupported-title = Qui non c’è un collegamento diretto
case-sockets-unsupported-detail = Questo servizio non ha socket. Segua invece la conversazione come un flusso di eventi.
case-upgrade-required-title = È atteso un socket
case-upgrade-required-detail = Questo indirizzo apre un WebSocket.
