### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

routing-danger = Vous êtes en danger : { $desk } répond en priorité.
routing-danger-elsewhere = Vous êtes en danger : { $desk } répond, car les autres équipes sont absentes.
routing-specialised = Cette équipe est formée à ce sujet : { $desk }.
routing-specialised-closed = L’équipe formée à ce sujet est fermée ({ $other }) ; une autre répond : { $desk }.
routing-specialised-unstaffed = Personne n’est présent dans l’équipe formée à ce sujet ({ $other }) ; une autre répond : { $desk }.
routing-minors = Cette équipe est formée pour parler avec les jeunes : { $desk }.
routing-minors-closed = L’équipe pour les jeunes est fermée ({ $other }) ; une autre répond : { $desk }.
routing-minors-unstaffed = Personne n’est présent dans l’équipe pour les jeunes ({ $other }) ; une autre répond : { $desk }.
routing-local = Cette équipe est celle de votre département : { $desk }.
routing-local-closed = L’équipe de votre département est fermée ({ $other }) ; une autre répond : { $desk }.
routing-local-unstaffed = Personne n’est présent dans l’équipe de votre département ({ $other }) ; une autre répond : { $desk }.
routing-language = Cette équipe parle votre langue : { $desk }.
routing-general = Cette équipe peut vous répondre le plus vite : { $desk }.
routing-general-closed = Les autres équipes sont fermées ; celle-ci répond : { $desk }.
routing-general-unstaffed = Personne n’est présent dans les autres équipes ; celle-ci répond : { $desk }.
routing-out-of-hours = Personne ne répond à cette heure. Laissez un message : réponse au plus tard { $time }. En danger, appelez le 17 ou le 112, ou envoyez un SMS au 114.
routing-nobody-there = Personne ne peut répondre maintenant. Laissez un message : réponse au plus tard { $time }. En danger, appelez le 17 ou le 112, ou envoyez un SMS au 114.
routing-wait-position = Vous êtes en position { $position } dans la file.
routing-wait-measured = Dans la dernière heure, cette attente a duré environ { $minutes } min. C’est une mesure, pas une promesse.
routing-wait-unmeasured = La durée de l’attente n’est pas encore connue.
