### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

territory-metropolitan-france = França metropolitana
territory-guadeloupe = Guadalupe
territory-martinique = Martinica
territory-guyane = Guiana Francesa
territory-reunion = Reunião
territory-saint-pierre-et-miquelon = São Pedro e Miquelão
territory-mayotte = Maiote
territory-saint-barthelemy = São Bartolomeu
territory-saint-martin = São Martinho
territory-wallis-et-futuna = Wallis e Futuna
territory-french-polynesia = Polinésia Francesa
territory-new-caledonia = Nova Caledónia
