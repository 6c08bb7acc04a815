### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Francia metropolitana
territory-guadeloupe = Guadalupa
territory-martinique = Martinica
territory-guyane = Guyana francese
territory-reunion = Riunione
territory-saint-pierre-et-miquelon = Saint-Pierre e Miquelon
territory-mayotte = Mayotte
territory-saint-barthelemy = Saint-Barthélemy
territory-saint-martin = Saint-Martin
territory-wallis-et-futuna = Wallis e Futuna
territory-french-polynesia = Polinesia francese
territory-new-caledonia = Nuova Caledonia
