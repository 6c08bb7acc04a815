### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

widgets-title = Vigie sur le site de votre commune
widgets-intro = Choisissez, regardez, puis copiez une ligne dans une page de votre site. Rien n’y suit vos visiteurs.
widgets-choose = Choisir
widgets-tenant = Commune
widgets-show = Ce que le widget montre
widgets-all = Tout
widgets-language = Langue du widget
widgets-update = Montrer
widgets-missing = Votre commune n’est pas dans la liste : demandez à qui tient ce service de l’ajouter, avec l’adresse de votre site.
widgets-preview = Aperçu
widgets-frame-name = Aide de la police et de la gendarmerie
widgets-module = Avec un script
widgets-module-hint = Le plus agréable. Le script est figé par son empreinte ; ce qu’il charge vient de ce service et se met à jour seul.
widgets-frame = Dans un cadre
widgets-frame-hint = Aucun script de ce service n’entre dans votre page. Le cadre fonctionne aussi sans script.
widgets-plain = Sans script ni cadre
widgets-plain-hint = Des liens et un formulaire, pour tout outil de publication. Le texte ne se met pas à jour : recopiez-le une fois par an.
widgets-origins = Le script et le cadre ne s’affichent que sur ces sites :
widgets-test = Vérifier votre page
widgets-test-script = Avec un script, cette page juge la politique de sécurité de la vôtre. Sans script, la documentation dit ce qu’il faut y ajouter.
widgets-danger = En danger ?
widgets-sample-town = Commune d’exemple : elle n’existe pas.
