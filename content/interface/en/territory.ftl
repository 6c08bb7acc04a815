### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Metropolitan France
territory-guadeloupe = Guadeloupe
territory-martinique = Martinique
territory-guyane = French Guiana
territory-reunion = Réunion
territory-saint-pierre-et-miquelon = Saint Pierre and Miquelon
territory-mayotte = Mayotte
territory-saint-barthelemy = Saint Barthélemy
territory-saint-martin = Saint Martin
territory-wallis-et-futuna = Wallis and Futuna
territory-french-polynesia = French Polynesia
territory-new-caledonia = New Caledonia
