### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

widget-danger = In pericolo?
widget-text = 114 via SMS
widget-open = Apri l’aiuto della polizia e della gendarmeria (nuova scheda)
