### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

audience-everyone = tout le monde
audience-minor = enfants et adolescents
audience-parent = parents
audience-senior = personnes âgées et leurs proches
audience-victim = victimes
audience-witness = témoins et proches
audience-visitor = visiteurs et nouveaux arrivants
audience-driver = conducteurs
audience-shopkeeper = commerçants
audience-security-officer = agents de sécurité privée
