### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Capirsi senza una lingua comune
phrasebook-intro = Scelga la lingua dell’altra persona: ogni frase appare nelle due lingue, da indicare con il dito.
phrasebook-point = Indichi una frase con il dito: l’altra persona la legge nella sua lingua. Tocchi una domanda per vedere le risposte.
phrasebook-machine = Le frasi segnate con * sono state tradotte da una macchina e non ancora rilette da una persona madrelingua. In caso di dubbio, chieda un interprete.
phrasebook-others = Altre lingue
phrasebook-answer = Risposte
phrasebook-danger = Pericolo
phrasebook-place = Luogo
phrasebook-injury = Ferite e salute
phrasebook-weapon = Armi
phrasebook-children = Bambini
phrasebook-need = Bisogni
phrasebook-consent = Consenso
phrasebook-question = Domande
phrasebook-guidance = Che cosa fare
