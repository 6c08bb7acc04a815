### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

minors-call = Parlare con qualcuno che ascolta
minors-119 = Bambini e ragazzi in pericolo. Gratis, giorno e notte. Niente sulla bolletta.
minors-3018 = Bullismo, ricatti, immagini tue diffuse. Gratis, tutti i giorni dalle 9 alle 23.
minors-write = Scrivere, senza rumore
minors-write-hint = Un poliziotto o un gendarme legge quello che scrivi e ti risponde per iscritto. Non devi dire il tuo nome.
minors-fault = È colpa mia?
minors-fault-no = No. Nessuno ha il diritto di picchiarti, minacciarti, costringerti o ricattarti. Anche se non hai detto niente. Anche se hai mandato una foto. Anche se è qualcuno a cui vuoi bene.
minors-happens = Che cosa succede quando scrivi
minors-happens-code = Prima ricevi un codice. Con quello puoi tornare alla conversazione, da qui o da un altro dispositivo.
minors-happens-words = Racconta con parole tue. Puoi dire «non lo so» e fermarti quando vuoi.
minors-happens-danger = Se sei in pericolo, l’agente può chiedere che una squadra venga a proteggerti.
minors-happens-leave = Arriva qualcuno? Il pulsante in alto svuota lo schermo. Il tuo codice riapre la conversazione più tardi.
minors-sheets = Consigli scritti per te
