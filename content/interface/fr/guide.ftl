### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

guide-intro = Quelques questions, puis une réponse : qui peut vous aider. Aucun nom, aucun lieu. Rien n’est gardé.
guide-next = Continuer
guide-back = Revenir à la question précédente
guide-restart = Recommencer
guide-your-answers = Vos réponses
guide-why = Pourquoi cette réponse
guide-actions = Vers qui vous tourner
guide-meanwhile = En attendant
