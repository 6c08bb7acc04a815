### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

widgets-sample = Commune d’exemple : elle n’existe pas.
widgets-by = { $name }, avec Vigie.
widgets-service = Voir tout le service
widgets-chat = Écrire plutôt que parler
widgets-new-tab = (nouvel onglet)
widgets-copy = Copier
widgets-copied = Copié.
widgets-policy = Votre page a une politique de sécurité (CSP) ?
widgets-policy-hint = Collez la valeur de l’en-tête Content-Security-Policy. Rien n’est envoyé : votre navigateur juge seul.
widgets-policy-check = Vérifier
widgets-policy-variant = Façon de l’ajouter
widgets-policy-works = Rien à changer : cette politique laisse tout passer.
widgets-policy-blocked = Cette politique bloque une partie :
widgets-policy-add = à ajouter :
widgets-policy-nonce = ou bien mettez sur la balise script le nonce que votre serveur tire pour chaque page.
widgets-policy-nonce-alone = mettez sur la balise script le nonce que votre serveur tire pour chaque page.
widgets-policy-mended = La politique complète
widgets-part-loader = le script
widgets-part-modules = ce que le script charge
widgets-part-answers = les réponses du service
widgets-part-display = l’affichage (Trusted Types)
widgets-part-frame = le cadre
widgets-part-form = le formulaire
widgets-part-links = les liens et le service, dans un nouvel onglet
