### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

site-skip = Aller au contenu
site-navigation = Navigation
site-home = Accueil
site-sheets = Fiches et conseils
site-guide = Que se passe-t-il ? Le guide
site-numbers = Numéros d’urgence
site-languages = Langues
site-feed = Ce qui a changé
site-stations = Commissariats et brigades près de moi
site-safety = Quitter vite, avec moins de traces
site-emergency-17 = Police secours
site-emergency-112 = Urgences, partout en Europe
site-emergency-114 = Par SMS, sans parler
site-emergency-title = En danger ? Appelez ou écrivez maintenant
site-independent = Vigie est un logiciel libre et indépendant : ce n'est pas un site de l'État.
site-operated-by = Ce service est tenu par : { $operator }.
site-operator-unknown = Personne n'a dit qui tient ce service.
site-search = Chercher
