### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

phrasebook-title = Entender-se sem uma língua comum
phrasebook-intro = Escolha a língua da outra pessoa: cada frase aparece nas duas línguas, para ser apontada com o dedo.
phrasebook-point = Aponte uma frase com o dedo: a outra pessoa lê-a na sua língua. Toque numa pergunta para ver as respostas.
phrasebook-machine = As frases marcadas com * foram traduzidas por uma máquina e ainda não foram revistas por um falante nativo. Em caso de dúvida, peça um intérprete.
phrasebook-others = Outras línguas
phrasebook-answer = Respostas
phrasebook-danger = Perigo
phrasebook-place = Lugar
phrasebook-injury = Ferimentos e saúde
phrasebook-weapon = Armas
phrasebook-children = Crianças
phrasebook-need = Necessidades
phrasebook-consent = Consentimento
phrasebook-question = Perguntas
phrasebook-guidance = O que fazer
