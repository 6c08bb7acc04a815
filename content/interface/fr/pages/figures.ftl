### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

figures-abandoned = Attente de ceux qui sont partis
figures-abandoned-name = partis avant une réponse
figures-again = Actualiser
figures-all = Toutes
figures-arrived = Personnes arrivées : { $count }
figures-arrived-name = arrivés
figures-count = Nombre
figures-day = 24 dernières heures
figures-failed = Les chiffres ne sont pas disponibles.
figures-first-response = Délai de la première réponse
figures-handling = Durée de traitement
figures-hour = Heure
figures-in-table = Les mêmes chiffres sont dans le tableau.
figures-legend = Barre : médiane. Trait : 95 sur 100 ont attendu moins.
figures-load = Arrivées et prises en charge par heure
figures-median = Médiane
figures-month = 30 derniers jours
figures-nothing = Rien n’a été mesuré.
figures-p95 = 95 sur 100
figures-promise-missed = Retard sur les réponses promises
figures-queue = File
figures-span = Période
figures-table = Tableau
figures-taken-name = pris en charge
figures-title = Chiffres de l’équipe
figures-wait = Attente avant un agent
figures-week = 7 derniers jours
