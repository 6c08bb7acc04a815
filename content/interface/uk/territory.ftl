### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = Франція (європейська частина)
territory-guadeloupe = Гваделупа
territory-martinique = Мартиніка
territory-guyane = Французька Гвіана
territory-reunion = Реюньйон
territory-saint-pierre-et-miquelon = Сен-П’єр і Мікелон
territory-mayotte = Майотта
territory-saint-barthelemy = Сен-Бартелемі
territory-saint-martin = Сен-Мартен
territory-wallis-et-futuna = Волліс і Футуна
territory-french-polynesia = Французька Полінезія
territory-new-caledonia = Нова Каледонія
