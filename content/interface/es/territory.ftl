### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Francia metropolitana
territory-guadeloupe = Guadalupe
territory-martinique = Martinica
territory-guyane = Guayana Francesa
territory-reunion = La Reunión
territory-saint-pierre-et-miquelon = San Pedro y Miquelón
territory-mayotte = Mayotte
territory-saint-barthelemy = San Bartolomé
territory-saint-martin = San Martín
territory-wallis-et-futuna = Wallis y Futuna
territory-french-polynesia = Polinesia Francesa
territory-new-caledonia = Nueva Caledonia
