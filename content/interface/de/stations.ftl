### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = Diese Daten sind vom { $date }: Rufen Sie an, bevor Sie hingehen. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
stations-sample-notice = Beispieldaten: Diese Wachen gibt es nicht, gehen Sie nicht dorthin. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
stations-place = Ort oder Postleitzahl
stations-place-hint = Tippfehler machen nichts.
stations-institution = Behörde
stations-any = Alle
stations-national-police = Nationalpolizei
stations-gendarmerie = Gendarmerie
stations-municipal-police = Gemeindepolizei
stations-other = Sonstige
stations-open-now = Jetzt geöffnet
stations-accessible = Rollstuhlgerecht
stations-also = Vielleicht meinten Sie:
stations-wheelchair = rollstuhlgerecht
stations-approximate = ungefährer Ort
stations-hours = Öffnungszeiten: { $hours }
stations-open-yes = Geöffnet
stations-open-no = Geschlossen
stations-open-unknown = Öffnungszeiten unbekannt
stations-open-yes-until = Geöffnet bis { $time }
stations-open-no-until = Geschlossen, öffnet { $time }
stations-call = Anrufen:
stations-route = Weg dorthin
stations-around = Rund um { $place }
stations-data-of = Daten vom { $date }
stations-none = Keine Wache passt dazu. Entfernen Sie einen Filter oder suchen Sie in einem größeren Umkreis.
stations-metres = m
stations-kilometres = km
stations-again = Neue Suche
