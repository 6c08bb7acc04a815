### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

guide-loading = Le guide arrive…
guide-failed = Le guide ne répond pas. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
guide-retry = Réessayer
