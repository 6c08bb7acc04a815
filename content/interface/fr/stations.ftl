### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

stations-outdated-notice = Ces données datent du { $date } : appelez avant de vous déplacer. En cas d'urgence, appelez le 17 ou le 112, ou écrivez au 114.
stations-sample-notice = Données d'exemple : ces points d'accueil n'existent pas, ne vous y rendez pas. En cas d'urgence, appelez le 17 ou le 112, ou écrivez au 114.
stations-place = Ville ou code postal
stations-place-hint = Une faute de frappe n’empêche rien.
stations-institution = Institution
stations-any = Toutes
stations-national-police = Police nationale
stations-gendarmerie = Gendarmerie
stations-municipal-police = Police municipale
stations-other = Autre
stations-open-now = Ouverts maintenant
stations-accessible = Accessibles en fauteuil roulant
stations-also = Vous cherchiez peut-être :
stations-wheelchair = accessible en fauteuil roulant
stations-approximate = position approximative
stations-hours = Horaires : { $hours }
stations-open-yes = Ouvert
stations-open-no = Fermé
stations-open-unknown = Horaires inconnus
stations-open-yes-until = Ouvert jusqu’à { $time }
stations-open-no-until = Fermé, ouvre { $time }
stations-call = Appeler le
stations-route = Itinéraire
stations-around = Autour de { $place }
stations-data-of = Données du { $date }
stations-none = Aucun point d'accueil ne correspond. Retirez un filtre ou élargissez la recherche.
stations-metres = m
stations-kilometres = km
stations-again = Faire une autre recherche
