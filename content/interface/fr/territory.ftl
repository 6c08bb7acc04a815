### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

territory-metropolitan-france = France métropolitaine
territory-guadeloupe = Guadeloupe
territory-martinique = Martinique
territory-guyane = Guyane
territory-reunion = La Réunion
territory-saint-pierre-et-miquelon = Saint-Pierre-et-Miquelon
territory-mayotte = Mayotte
territory-saint-barthelemy = Saint-Barthélemy
territory-saint-martin = Saint-Martin
territory-wallis-et-futuna = Wallis-et-Futuna
territory-french-polynesia = Polynésie française
territory-new-caledonia = Nouvelle-Calédonie
