### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

offline-keep = Garder sur cet appareil
offline-remove = Tout effacer de cet appareil
offline-keeping = La copie se fait : { $done } sur { $all }.
offline-is-kept = Une copie est sur cet appareil. Elle se met à jour quand il y a du réseau.
offline-not-kept = Rien n’est gardé sur cet appareil.
offline-removed = Tout est effacé de cet appareil.
offline-failed = La copie n’a pas pu se faire en entier, et rien n’est gardé. Réessayez avec du réseau.
offline-unable = Ce navigateur ne peut pas garder de copie ; une fenêtre privée ne le peut pas non plus.
