### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Entenderse sin un idioma común
phrasebook-intro = Elija el idioma de la otra persona: cada frase aparece en los dos idiomas, para señalarla con el dedo.
phrasebook-point = Señale una frase con el dedo: la otra persona la lee en su idioma. Toque una pregunta para ver las respuestas.
phrasebook-machine = Las frases marcadas con * fueron traducidas por una máquina y aún no las ha revisado una persona nativa. En caso de duda, pida un intérprete.
phrasebook-others = Otros idiomas
phrasebook-answer = Respuestas
phrasebook-danger = Peligro
phrasebook-place = Lugar
phrasebook-injury = Heridas y salud
phrasebook-weapon = Armas
phrasebook-children = Niños
phrasebook-need = Necesidades
phrasebook-consent = Consentimiento
phrasebook-question = Preguntas
phrasebook-guidance = Qué hacer
