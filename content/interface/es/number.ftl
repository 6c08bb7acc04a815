### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

number-intro = Quién responde, cómo y cuándo. Si está en peligro, empiece por los tres primeros.
number-answers = Quién responde
number-when = Cuándo
number-hours = Horario
number-free = Gratuito
number-paid = Llamada de pago
number-where = Dónde
number-spoken = Idiomas que se hablan
number-call = Llamar al { $number }
number-text = Escribir al { $number }
number-web = Abrir el sitio web
number-sea = En el mar
number-mountain = En la montaña
number-everywhere = En toda Francia
number-territory-label = ¿Dónde está?
number-writing-only = Solo por escrito, sin hablar
number-show = Mostrar
number-how = Cómo
number-for-whom = Para quién
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (hora de París)
number-local-time = { $hours } (hora local)
number-from-abroad = Desde el extranjero: { $number }
number-sign-language = lengua de signos francesa
number-land = En tierra
number-setting-label = ¿En tierra, en el mar o en la montaña?
number-any-setting = Da igual
number-checked = Verificado el { $date }.
