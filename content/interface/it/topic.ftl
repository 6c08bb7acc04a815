### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Pericolo ed emergenze
topic-theft = Furti e furti in casa
topic-vehicles = Veicoli e biciclette
topic-fraud = Truffe
topic-cyber = Internet
topic-harassment = Molestie e minacce
topic-family-violence = Violenza nella coppia e in famiglia
topic-sexual-violence = Violenza sessuale
topic-hate = Odio e discriminazioni
topic-drugs = Droghe
topic-public-space = Strada, quartiere e folla
topic-road = Circolazione stradale
topic-children = Bambini e adolescenti
topic-seniors = Persone anziane o non autosufficienti
topic-animals = Animali
topic-travel = Viaggi e assenze
topic-professionals = Negozi e sicurezza privata
topic-rights = I Suoi diritti
topic-missing = Persone scomparse
