### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

number-intro = Chi risponde, come e quando. In caso di pericolo, cominci dai primi tre.
number-answers = Chi risponde
number-when = Quando
number-hours = Orari
number-free = Gratuito
number-paid = Chiamata a pagamento
number-where = Dove
number-spoken = Lingue parlate
number-call = Chiama il numero { $number }
number-text = Scrivi al numero { $number }
number-web = Apri il sito
number-sea = In mare
number-mountain = In montagna
number-everywhere = In tutta la Francia
number-territory-label = Dove si trova?
number-writing-only = Solo per iscritto, senza parlare
number-show = Mostra
number-how = Come
number-for-whom = Per chi
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (ora di Parigi)
number-local-time = { $hours } (ora locale)
number-from-abroad = Dall’estero: { $number }
number-sign-language = lingua dei segni francese
number-land = A terra
number-setting-label = A terra, in mare o in montagna?
number-any-setting = Non importa
number-checked = Verificato il { $date }.
