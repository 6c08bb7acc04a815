### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

numbers-loading = Les numéros arrivent…
numbers-failed = Les autres numéros ne peuvent pas être affichés. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
numbers-retry = Réessayer
numbers-none = Aucun autre numéro ne correspond.
