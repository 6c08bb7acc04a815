### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

officer-again = Se reconnecter
officer-blocked = Votre navigateur a bloqué la fenêtre de connexion. Autorisez les fenêtres de ce site, puis réessayez.
officer-choose = Dans quelle équipe travaillez-vous ?
officer-ends = Votre connexion se termine à { $time }. Reconnectez-vous pour garder vos conversations.
officer-given-up = La connexion n’a pas été terminée à temps. Réessayez.
officer-idle = Vous n’avez rien fait depuis un moment. Dans une minute, la console se verrouille et vos conversations retournent dans la file. Touchez une touche pour rester.
officer-idle-locked = La console s’est verrouillée : personne ne l’utilisait. Vos conversations sont retournées dans la file.
officer-issuer-unreachable = Le service de connexion ne répond pas. Réessayez dans un instant.
officer-key-file = Fichier de la clé de l’équipe
officer-key-invalid = Ce fichier n’est pas une clé, ou il a été modifié.
officer-key-later = Cette clé vient d’une version plus récente de Vigie.
officer-key-other = Ce fichier est la clé d’une autre équipe : { $desk }.
officer-lock = Verrouiller
officer-locked = La clé est oubliée. Ce que vous aviez est rendu à la file.
officer-memory = Votre connexion et la clé de l’équipe restent dans la mémoire de cette page. Rien n’est enregistré sur cet appareil.
officer-no-issuer = Personne n’a encore dit à ce service où les agents se connectent.
officer-no-role = Votre compte n’a aucun rôle dans une équipe. Adressez-vous à votre responsable.
officer-officer = agent
officer-passphrase = Phrase secrète
officer-passphrase-wrong = La phrase secrète ne convient pas, ou le fichier a été modifié.
officer-refused = La connexion a été refusée.
officer-sign-in = Se connecter
officer-sign-in-window = Se connecter dans une fenêtre
officer-sign-out = Se déconnecter
officer-signed-out = Vous êtes déconnecté. Cette page a tout oublié.
officer-supervisor = responsable
officer-token = Jeton
officer-token-hint = Pour le développement : « cargo xtask token » en donne un.
officer-token-unfit = Ce jeton ne convient pas : il ne donne de rôle dans aucune équipe.
officer-unlock = Ouvrir la clé de l’équipe
officer-unlock-do = Ouvrir
officer-unlock-hint = Les messages sont scellés pour { $desk }. La clé les ouvre sur cet appareil et ne le quitte jamais.
officer-unlocking = Ouverture de la clé : une seconde ou deux.
officer-unreachable = Le service ne répond pas. Réessayez dans un instant.
officer-window-opened = Continuez dans la fenêtre qui s’est ouverte.
