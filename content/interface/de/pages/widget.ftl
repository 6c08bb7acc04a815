### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

widget-danger = In Gefahr?
widget-text = 114 per SMS
widget-open = Hilfe von Polizei und Gendarmerie öffnen (neuer Tab)
