### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

portal-title = Police et gendarmerie : être aidé
portal-help = De quoi avez-vous besoin ?
portal-write = Écrire en silence à un policier ou un gendarme
portal-write-hint = Sans appel, sans compte, jour et nuit. Ce que vous écrivez est scellé.
portal-guide = Que s’est-il passé ?
portal-guide-hint = Quelques questions, et vous savez où aller.
portal-stations-hint = Horaires, téléphone, chemin.
portal-sheets = Conseils
portal-sheets-hint = Quoi faire, quoi savoir, expliqué simplement.
portal-minors = Tu as moins de 18 ans
portal-minors-hint = Des conseils pour toi, et quelqu’un à qui écrire.
portal-follow = Reprendre ma conversation
portal-follow-hint = Avec le code de suivi que vous avez noté.
portal-numbers = Tous les numéros utiles
portal-numbers-hint = Urgences et lignes d’écoute, partout en France.
portal-phrases = Se comprendre sans langue commune
portal-phrases-hint = Des phrases prêtes en 44 langues.
portal-offline-hint = Garder une copie des conseils, si vous le demandez.
