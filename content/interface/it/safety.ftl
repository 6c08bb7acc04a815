### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

safety-title = Uscire in fretta, con meno tracce
safety-does = Che cosa fa il pulsante
safety-does-blank = La pagina diventa subito vuota, poi al suo posto si apre una pagina del meteo.
safety-does-forget = La conversazione viene chiusa su questo dispositivo. Non viene cancellata: il Suo codice di ricevuta la riapre, da qui o da un altro posto.
safety-does-clear = Il browser cancella ciò che questo sito può avervi conservato. Questo sito non vi mette né cookie né altri dati senza chiederglielo.
safety-does-back = Tornando indietro non si vede più la pagina lasciata.
safety-how = Come si usa
safety-how-button = Prema il pulsante in alto nella pagina.
safety-how-keys = Sulla tastiera, prema tre volte il tasto Maiusc.
safety-cannot = Che cosa non può fare
safety-cannot-history = Le pagine che ha aperto qui possono restare nella cronologia del browser. Le cancelli Lei, oppure apra questo sito in una finestra privata.
safety-cannot-parts = Il browser può conservare parti del programma di queste pagine, uguali per tutti. Possono mostrare che una conversazione è stata iniziata, ma nulla di ciò che vi è stato letto o scritto.
safety-cannot-network = La rete che usa (di casa, del lavoro, di un operatore) può sapere che ha aperto questo sito, ma non che cosa vi ha letto o scritto.
safety-cannot-spied = Se qualcuno ha installato un programma spia su questo dispositivo o guarda il Suo schermo, nulla di ciò che si fa qui può impedirlo. Usi il dispositivo di una persona di fiducia o quello di un luogo pubblico.
safety-cannot-files = Ciò che salva o stampa resta dove lo ha messo. Anche una foto che invia resta nel dispositivo.
safety-cannot-receipt = Il codice di ricevuta apre la conversazione a chi lo trova. Lo impari a memoria, oppure lo affidi a una persona sicura.
safety-private = Finestra privata
safety-private-how = Sul telefono come sul computer, il menu del browser apre una «finestra privata» o una «scheda in incognito»: dimentica tutto quando la chiude.
