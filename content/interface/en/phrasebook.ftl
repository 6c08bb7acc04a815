### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Understand each other without a common language
phrasebook-intro = Choose the other person’s language: each phrase is shown in both languages, to be pointed at.
phrasebook-point = Point at a phrase: the other person reads it in their language. Touch a question to see the answers.
phrasebook-machine = Phrases marked * were translated by a machine and have not yet been read by a native speaker. If in doubt, ask for an interpreter.
phrasebook-others = Other languages
phrasebook-answer = Answers
phrasebook-danger = Danger
phrasebook-place = Place
phrasebook-injury = Injuries and health
phrasebook-weapon = Weapons
phrasebook-children = Children
phrasebook-need = Needs
phrasebook-consent = Consent
phrasebook-question = Questions
phrasebook-guidance = What to do
