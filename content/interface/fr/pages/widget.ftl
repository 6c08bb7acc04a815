### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

widget-danger = En danger ?
widget-text = 114 par SMS
widget-open = Ouvrir l’aide de la police et de la gendarmerie (nouvel onglet)
