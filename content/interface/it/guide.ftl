### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

guide-intro = Qualche domanda, poi una risposta: chi può aiutare. Nessun nome, nessun luogo. Non viene conservato nulla.
guide-next = Continua
guide-back = Torna alla domanda precedente
guide-restart = Ricomincia
guide-your-answers = Le Sue risposte
guide-why = Perché questa risposta
guide-actions = A chi rivolgersi
guide-meanwhile = Nel frattempo
