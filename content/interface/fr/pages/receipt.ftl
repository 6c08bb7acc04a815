### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

receipt-words = En mots
receipt-characters = Ou en caractères
receipt-minor = Garde ce code de suivi
receipt-minor-why = C’est le seul moyen de revenir à la conversation. Qui a ce code peut la lire : garde-le là où personne d’autre ne regarde. Les mots et les caractères sont le même code.
receipt-noted = C’est noté
receipt-print = Imprimer
receipt-copy = Copier
receipt-copy-hint = Ce qui est copié reste dans la mémoire de l’appareil : qui s’en sert après peut le coller.
receipt-copied = Code copié. Une fois collé en lieu sûr, copier autre chose l’enlève de cette mémoire.
receipt-copy-failed = L’appareil ne permet pas la copie. Le code peut être noté à la main.
receipt-check = Une seule vérification, à partir de ce qui est noté :
receipt-part = Mot numéro { $word }, ou groupe de caractères numéro { $group }
receipt-confirm = Continuer
receipt-wrong = Ce n’est pas tout à fait cela. Comparer avec le code, puis réessayer : rien n’est perdu.
receipt-see = Revoir le code
receipt-without = Continuer sans noter
receipt-without-why = Sans ce code, personne ne peut rouvrir la conversation une fois la page fermée, pas même nous. Tant que la page reste ouverte, « Mon code de suivi » le montre.
receipt-without-yes = Continuer sans le code
