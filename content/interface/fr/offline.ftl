### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

offline-title = Sans réseau, sur cet appareil
offline-intro = Ce site peut garder une copie de ses conseils sur cet appareil, pour servir quand il n’y a pas de réseau. Rien n’est gardé tant que vous ne le demandez pas.
offline-kept = Ce qui est gardé
offline-kept-numbers = Les numéros utiles.
offline-kept-guide = Le guide et toutes les fiches, dans la langue de cette page.
offline-kept-stations = L’annuaire de tous les commissariats et brigades : chercher le plus proche se fait alors sur l’appareil.
offline-never = Jamais une conversation, un signalement, un code de suivi, une recherche ni une position.
offline-seen = Cela se voit
offline-seen-how = Quelqu’un qui fouille dans cet appareil peut trouver cette copie, et l’icône si vous l’ajoutez à l’écran d’accueil. Si une personne dont vous avez peur regarde votre téléphone, ne gardez rien ici.
offline-seen-leave = Le bouton « Quitter vite » efface aussi cette copie. L’icône de l’écran d’accueil, elle, se retire à la main.
offline-name = Un nom et une icône discrets
offline-name-hint = Pour l’ajouter à l’écran d’accueil, choisissez d’abord, puis ouvrez le menu du navigateur : « Ajouter à l’écran d’accueil ».
offline-app-vigie = Vigie
offline-app-notes = Notes
offline-app-weather = Météo
offline-app-sums = Calcul
offline-choose = Choisir ce nom
offline-copy = La copie
offline-script = Garder une copie demande un navigateur qui exécute les scripts de ce site.
offline-help = Pas de réseau
offline-help-what = Cette page n’est pas sur cet appareil. Les appels au 17 et au 112 et les SMS au 114 passent sans internet. Voici ce qui est gardé ici :
