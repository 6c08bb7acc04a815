### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Frankreich (europäischer Teil)
territory-guadeloupe = Guadeloupe
territory-martinique = Martinique
territory-guyane = Französisch-Guayana
territory-reunion = Réunion
territory-saint-pierre-et-miquelon = Saint-Pierre und Miquelon
territory-mayotte = Mayotte
territory-saint-barthelemy = Saint-Barthélemy
territory-saint-martin = Saint-Martin
territory-wallis-et-futuna = Wallis und Futuna
territory-french-polynesia = Französisch-Polynesien
territory-new-caledonia = Neukaledonien
