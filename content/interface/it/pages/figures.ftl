### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Attesa di chi se n’è andato
figures-abandoned-name = andati senza risposta
figures-again = Aggiornare
figures-all = Tutte
figures-arrived = Persone arrivate: { $count }
figures-arrived-name = arrivati
figures-count = Numero
figures-day = Ultime 24 ore
figures-failed = Le cifre non sono disponibili.
figures-first-response = Tempo fino alla prima risposta
figures-handling = Durata della gestione
figures-hour = Ora
figures-in-table = Le stesse cifre sono nella tabella.
figures-legend = Barra: mediana. Linea: 95 su 100 hanno aspettato meno.
figures-load = Arrivi e prese in carico per ora
figures-median = Mediana
figures-month = Ultimi 30 giorni
figures-nothing = Non è stato misurato nulla.
figures-p95 = 95 su 100
figures-promise-missed = Ritardo delle risposte promesse
figures-queue = Coda
figures-span = Periodo
figures-table = Tabella
figures-taken-name = presi in carico
figures-title = Cifre della squadra
figures-wait = Attesa prima di un agente
figures-week = Ultimi 7 giorni
