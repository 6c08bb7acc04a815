### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

topic-danger = Danger et urgences
topic-theft = Vols et cambriolages
topic-vehicles = Véhicules et vélos
topic-fraud = Escroqueries
topic-cyber = Internet
topic-harassment = Harcèlement et menaces
topic-family-violence = Violences dans le couple et la famille
topic-sexual-violence = Violences sexuelles
topic-hate = Haine et discriminations
topic-drugs = Drogues
topic-public-space = Rue, quartier et foules
topic-road = Route
topic-children = Enfants et adolescents
topic-seniors = Personnes âgées ou dépendantes
topic-animals = Animaux
topic-travel = Voyages et absences
topic-professionals = Commerces et sécurité privée
topic-rights = Vos droits
topic-missing = Disparitions
