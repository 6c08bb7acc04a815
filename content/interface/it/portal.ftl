### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

portal-title = Polizia e gendarmeria: ricevere aiuto
portal-help = Di che cosa ha bisogno?
portal-write = Scrivere in silenzio a un poliziotto o a un gendarme
portal-write-hint = Senza chiamare, senza account, giorno e notte. Ciò che scrive viene sigillato.
portal-guide = Che cosa è successo?
portal-guide-hint = Qualche domanda, e saprà dove andare.
portal-stations-hint = Orari, telefono, percorso.
portal-sheets = Consigli
portal-sheets-hint = Che cosa fare e che cosa sapere, spiegato in modo semplice.
portal-minors = Hai meno di 18 anni
portal-minors-hint = Consigli per te, e qualcuno a cui scrivere.
portal-follow = Torna alla mia conversazione
portal-follow-hint = Con il codice di ricevuta che ha annotato.
portal-numbers = Tutti i numeri utili
portal-numbers-hint = Emergenze e linee di ascolto, in tutta la Francia.
portal-phrases = Capirsi senza una lingua comune
portal-phrases-hint = Frasi pronte in 44 lingue.
portal-offline-hint = Conservare una copia dei consigli, se Lei lo chiede.
