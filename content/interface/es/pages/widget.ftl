### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

widget-danger = ¿En peligro?
widget-text = 114 por SMS
widget-open = Abrir la ayuda de la policía y la gendarmería (pestaña nueva)
