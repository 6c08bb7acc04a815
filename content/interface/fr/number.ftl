### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

number-intro = Qui répond, comment et quand. En danger, commencez par les trois premiers.
number-answers = Qui répond
number-when = Quand
number-hours = Horaires
number-free = Gratuit
number-paid = Appel payant
number-where = Où
number-spoken = Langues parlées
number-call = Appeler le { $number }
number-text = Écrire au { $number }
number-web = Ouvrir le site
number-sea = En mer
number-mountain = En montagne
number-everywhere = Partout en France
number-territory-label = Où êtes-vous ?
number-writing-only = Seulement par écrit, sans parler
number-show = Afficher
number-how = Comment
number-for-whom = Pour qui
number-by = { $channel } : { $hours }
number-paris-time = { $hours } (heure de Paris)
number-local-time = { $hours } (heure locale)
number-from-abroad = De l’étranger : { $number }
number-sign-language = langue des signes française
number-land = À terre
number-setting-label = À terre, en mer ou en montagne ?
number-any-setting = Peu importe
number-checked = Vérifié le { $date }.
