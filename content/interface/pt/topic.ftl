### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

topic-danger = Perigo e emergências
topic-theft = Furtos e assaltos
topic-vehicles = Veículos e bicicletas
topic-fraud = Burlas
topic-cyber = Internet
topic-harassment = Assédio e ameaças
topic-family-violence = Violência no casal e na família
topic-sexual-violence = Violência sexual
topic-hate = Ódio e discriminação
topic-drugs = Drogas
topic-public-space = Rua, bairro e multidões
topic-road = Estrada
topic-children = Crianças e adolescentes
topic-seniors = Pessoas idosas ou dependentes
topic-animals = Animais
topic-travel = Viagens e ausências
topic-professionals = Comércio e segurança privada
topic-rights = Os seus direitos
topic-missing = Desaparecimentos
