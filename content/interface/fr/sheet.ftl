### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

sheet-services = À qui s’adresser
sheet-numbers = Numéros utiles
sheet-see-also = À lire aussi
sheet-sources = Sources
sheet-reviewed = Fiche vérifiée le { $date }.
sheet-changed = Modifiée le { $date } : { $change }
sheet-unchecked = Cette traduction n’a pas encore été relue par une personne dont c’est la langue. En cas de doute, la version française fait foi.
sheet-list-title = Fiches et conseils de sécurité
sheet-list-intro = Que faire maintenant, à qui s’adresser, quelles preuves garder, et comment éviter que cela recommence.
sheet-search-label = Que se passe-t-il ?
sheet-search-hint = Quelques mots suffisent, les fautes de frappe ne gênent pas. Votre recherche n’est pas gardée, mais elle reste dans l’historique du navigateur.
sheet-none = Aucune fiche ne correspond. Essayez d’autres mots, ou le guide.
sheet-topics = Thèmes
sheet-all-topics = Toutes les fiches
sheet-minors-space = Espace mineurs
sheet-found = Résultats pour votre recherche
sheet-feed-title = Vigie : fiches et conseils
