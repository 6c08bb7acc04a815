### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

desk-desk-unknown-title = Équipe inconnue
desk-desk-unknown-detail = Aucune équipe ne porte ce nom.
desk-sign-in-title = Connexion requise
desk-sign-in-detail = Cette adresse est réservée aux agents : connectez-vous de nouveau.
desk-revoked-title = Accès retiré
desk-revoked-detail = Votre accès a été retiré. Adressez-vous à votre responsable.
desk-role-missing-title = Accès réservé
desk-role-missing-detail = Vous n’avez pas ce rôle dans cette équipe.
desk-issuer-unavailable-title = Identité non vérifiable
desk-issuer-unavailable-detail = Le service d’identité ne répond pas. Réessayez dans un instant.
desk-not-present-title = Présence non signalée
desk-not-present-detail = Signalez votre présence avant de prendre une conversation.
desk-at-capacity-title = Nombre maximal atteint
desk-at-capacity-detail = Vous avez déjà autant de conversations que vous l’avez indiqué.
desk-conversation-unknown-title = Conversation inconnue ici
desk-conversation-unknown-detail = Cette équipe ne connaît pas cette conversation.
desk-conversation-taken-title = Déjà prise
desk-conversation-taken-detail = Un autre agent a cette conversation.
desk-conversation-not-here-title = Plus dans cette équipe
desk-conversation-not-here-detail = Cette conversation est terminée ou en route vers une autre équipe.
desk-same-desk-title = Même équipe
desk-same-desk-detail = Cette conversation est déjà dans cette équipe.
desk-not-sealed-title = Pas encore lisible là-bas
desk-not-sealed-detail = Scellez d’abord la clé de la conversation pour ces équipes.
desk-intervention-under-way-title = Intervention déjà demandée
desk-intervention-under-way-detail = Une intervention est déjà en cours, ou aucune ne l’est : regardez la conversation.
