### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = Questi dati risalgono al { $date }: telefoni prima di andare. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
stations-sample-notice = Dati di esempio: questi uffici non esistono, non ci vada. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
stations-place = Città o codice postale
stations-place-hint = Un errore di battitura non è un problema.
stations-institution = Istituzione
stations-any = Tutte
stations-national-police = Polizia nazionale
stations-gendarmerie = Gendarmeria
stations-municipal-police = Polizia municipale
stations-other = Altro
stations-open-now = Aperto ora
stations-accessible = Accessibile in sedia a rotelle
stations-also = Forse cercava:
stations-wheelchair = accessibile in sedia a rotelle
stations-approximate = posizione approssimativa
stations-hours = Orari: { $hours }
stations-open-yes = Aperto
stations-open-no = Chiuso
stations-open-unknown = Orari non noti
stations-open-yes-until = Aperto fino a { $time }
stations-open-no-until = Chiuso, apre { $time }
stations-call = Chiama il numero
stations-route = Percorso
stations-around = Vicino a { $place }
stations-data-of = Aggiornamento dei dati: { $date }
stations-none = Nessun ufficio corrisponde. Tolga un filtro o allarghi la ricerca.
stations-metres = m
stations-kilometres = km
stations-again = Nuova ricerca
