### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

channel-voice = par téléphone
channel-text = par écrit
channel-relay = en langue des signes ou par relais
channel-web = sur le site
