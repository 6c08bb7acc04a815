### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Fransa (Avrupa bölümü)
territory-guadeloupe = Guadeloupe
territory-martinique = Martinik
territory-guyane = Fransız Guyanası
territory-reunion = Réunion
territory-saint-pierre-et-miquelon = Saint Pierre ve Miquelon
territory-mayotte = Mayotte
territory-saint-barthelemy = Saint Barthélemy
territory-saint-martin = Saint Martin
territory-wallis-et-futuna = Wallis ve Futuna
territory-french-polynesia = Fransız Polinezyası
territory-new-caledonia = Yeni Kaledonya
