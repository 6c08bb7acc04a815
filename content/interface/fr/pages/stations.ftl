### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

stations-near-me = Autour de moi
stations-near-me-hint = Votre position n’est demandée qu’à ce moment, et n’est gardée nulle part.
stations-searching = Recherche en cours…
stations-position-denied = La position n’est pas disponible. Écrivez le nom d’une ville.
stations-failed = Le service ne répond pas. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
stations-found-around = { $count ->
    [0] Aucun point d’accueil ne correspond autour de { $place }.
    [one] Un point d’accueil autour de { $place }. Données du { $date }.
   *[other] { $count } points d’accueil autour de { $place }. Données du { $date }.
}
stations-found = { $count ->
    [0] Aucun point d’accueil ne correspond.
    [one] Un point d’accueil. Données du { $date }.
   *[other] { $count } points d’accueil, le plus proche d’abord. Données du { $date }.
}
stations-map = Carte des points d’accueil
stations-map-hint = La liste ci-dessous dit la même chose.
stations-results = Résultats
