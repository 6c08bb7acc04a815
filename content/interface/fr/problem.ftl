### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

problem-not-found-title = Page introuvable
problem-not-found-detail = Cette adresse ne mène nulle part. Vérifiez-la, ou partez de la page d'accueil.
problem-method-not-allowed-title = Méthode refusée
problem-method-not-allowed-detail = Cette adresse n'accepte que : { $methods }.
problem-invalid-request-title = Demande incomplète ou erronée
problem-invalid-request-detail = Une ou plusieurs valeurs ne conviennent pas ; « errors » dit lesquelles et pourquoi.
problem-body-too-large-title = Envoi trop volumineux
problem-body-too-large-detail = Le contenu envoyé dépasse { $limit } octets.
problem-unsupported-media-type-title = Format non reconnu
problem-unsupported-media-type-detail = Envoyez le contenu au format { $type }.
problem-body-unreadable-title = Envoi interrompu
problem-body-unreadable-detail = Le contenu n'est pas arrivé en entier. Réessayez.
problem-uri-too-long-title = Adresse trop longue
problem-uri-too-long-detail = L'adresse dépasse { $limit } octets.
problem-station-not-found-title = Point d'accueil inconnu
problem-station-not-found-detail = Aucun commissariat ni aucune brigade ne porte cet identifiant. Il a pu changer : cherchez par lieu.
problem-place-needed-title = Où chercher ?
problem-place-needed-detail = Dites où chercher : near=48.11,-1.68 (latitude, longitude), postcode=35000, commune=35238 (code INSEE), q=Rennes ou bbox=ouest,sud,est,nord.
problem-place-not-found-title = Lieu introuvable
problem-place-not-found-detail = Aucune commune ne correspond. Essayez une autre orthographe, ou un code postal.
problem-directory-unavailable-title = Annuaire indisponible
problem-directory-unavailable-detail = L'annuaire ne peut pas être lu. En cas d'urgence, appelez le 17 ou le 112, ou écrivez au 114.
problem-not-acceptable-title = Format indisponible
problem-not-acceptable-detail = Cette adresse répond en : { $types }.
problem-sheet-not-found-title = Fiche inconnue
problem-sheet-not-found-detail = Aucune fiche ne porte ce nom. La liste des fiches est à l’adresse /v1/sheets.
problem-phrasebook-not-found-title = Pas de recueil dans cette langue
problem-phrasebook-not-found-detail = Il n’y a pas de phrases dans cette langue. La liste des langues est à l’adresse /v1/phrases.
problem-answers-not-found-title = Pas de réponses types dans cette langue
problem-answers-not-found-detail = Il n’y a pas de réponses types dans cette langue. La liste des langues est à l’adresse /v1/answers.
problem-guide-changed-title = Le guide a changé
problem-guide-changed-detail = Ces réponses vont à une version antérieure du guide. Recommencez à la première question.
problem-nowhere-in-france-title = Hors de France
problem-nowhere-in-france-detail = Cet endroit n’est dans aucun territoire français. Dans l’Union européenne, le numéro d’urgence est le 112.
problem-storage-unavailable-title = Stockage indisponible
problem-storage-unavailable-detail = Rien n’est perdu, mais ceci n’a pas pu être conservé à l’instant. Réessayez dans un moment. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
problem-tenant-not-found-title = Commune inconnue
problem-tenant-not-found-detail = Aucune commune enregistrée ne porte ce nom. La page /widgets les montre toutes.
problem-origin-not-allowed-title = Site non autorisé
problem-origin-not-allowed-detail = Les widgets de cette commune ne s’affichent que sur ses propres sites. Demandez à qui tient ce service d’ajouter l’origine de votre page.
