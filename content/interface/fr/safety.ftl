### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

safety-title = Quitter vite, avec moins de traces
safety-does = Ce que fait le bouton
safety-does-blank = La page devient vide tout de suite, puis une page de météo s’ouvre à sa place.
safety-does-forget = La conversation est fermée sur cet appareil. Elle n’est pas effacée : votre code de suivi la rouvre, d’ici ou d’ailleurs.
safety-does-clear = Le navigateur efface ce que ce site a pu y garder. Ce site n’y met ni cookie ni mémoire sans vous le demander.
safety-does-back = Revenir en arrière ne montre plus la page quittée.
safety-how = Comment s’en servir
safety-how-button = Appuyez sur le bouton en haut de la page.
safety-how-keys = Au clavier, appuyez trois fois sur la touche Maj.
safety-cannot = Ce qu’il ne peut pas faire
safety-cannot-history = Les pages que vous avez ouvertes ici peuvent rester dans l’historique du navigateur. Effacez-les vous-même, ou ouvrez ce site dans une fenêtre privée.
safety-cannot-parts = Le navigateur peut garder des morceaux de programme de ces pages, les mêmes pour tout le monde. Ils peuvent montrer qu’une conversation a été commencée, mais rien de ce qui y a été lu ou écrit.
safety-cannot-network = Le réseau que vous utilisez (celui de la maison, du travail, d’un opérateur) peut savoir que vous avez ouvert ce site, mais pas ce que vous y avez lu ou écrit.
safety-cannot-spied = Si quelqu’un a installé un logiciel espion sur cet appareil ou regarde votre écran, rien de ce qui est fait ici ne l’en empêche. Utilisez l’appareil d’une personne de confiance, ou celui d’un lieu public.
safety-cannot-files = Ce que vous enregistrez ou imprimez reste là où vous l’avez mis. Une photo que vous envoyez reste aussi dans l’appareil.
safety-cannot-receipt = Le code de suivi ouvre la conversation à qui le trouve. Apprenez-le, ou confiez-le à quelqu’un de sûr.
safety-private = Fenêtre privée
safety-private-how = Sur un téléphone comme sur un ordinateur, le menu du navigateur ouvre une « fenêtre privée » ou un « onglet de navigation privée » : elle oublie tout quand vous la fermez.
