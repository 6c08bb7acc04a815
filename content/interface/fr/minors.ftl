### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

minors-call = Parler à quelqu’un qui écoute
minors-119 = Enfance en danger. Gratuit, jour et nuit. Rien sur la facture.
minors-3018 = Harcèlement, chantage, images de toi diffusées. Gratuit, tous les jours de 9 h à 23 h.
minors-write = Écrire, sans bruit
minors-write-hint = Un policier ou un gendarme te lit et te répond par écrit. Tu n’as pas besoin de dire ton nom.
minors-fault = Est-ce que c’est ma faute ?
minors-fault-no = Non. Personne n’a le droit de te frapper, de te menacer, de te forcer ou de te faire chanter. Même si tu n’as rien dit. Même si tu as envoyé une photo. Même si c’est quelqu’un que tu aimes.
minors-happens = Ce qui se passe quand tu écris
minors-happens-code = Tu reçois d’abord un code. Avec lui, tu peux revenir à la conversation, d’ici ou d’un autre appareil.
minors-happens-words = Raconte avec tes mots. Tu peux dire « je ne sais pas », et t’arrêter quand tu veux.
minors-happens-danger = Si tu es en danger, l’agent peut demander qu’une équipe vienne te protéger.
minors-happens-leave = Quelqu’un arrive ? Le bouton tout en haut vide l’écran. Ton code rouvre la conversation plus tard.
minors-sheets = Des conseils écrits pour toi
