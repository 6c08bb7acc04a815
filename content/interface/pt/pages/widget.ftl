### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

widget-danger = Em perigo?
widget-text = 114 por SMS
widget-open = Abrir a ajuda da polícia e da gendarmaria (novo separador)
