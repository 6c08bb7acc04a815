### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

phrasebook-title = Se comprendre sans langue commune
phrasebook-intro = Choisissez la langue de l’autre personne : chaque phrase s’affiche dans les deux langues, à montrer du doigt.
phrasebook-point = Montrez une phrase du doigt : l’autre personne la lit dans sa langue. Touchez une question pour voir les réponses.
phrasebook-machine = Les phrases marquées * ont été traduites par une machine et pas encore relues par une personne dont c’est la langue. En cas de doute, demandez un interprète.
phrasebook-others = Autres langues
phrasebook-answer = Réponses
phrasebook-danger = Danger
phrasebook-place = Lieu
phrasebook-injury = Blessures et santé
phrasebook-weapon = Armes
phrasebook-children = Enfants
phrasebook-need = Besoins
phrasebook-consent = Accord
phrasebook-question = Questions
phrasebook-guidance = Consignes
