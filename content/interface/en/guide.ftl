### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

guide-intro = A few questions, then an answer: who can help you. No name, no place. Nothing is kept.
guide-next = Continue
guide-back = Back to the previous question
guide-restart = Start again
guide-your-answers = Your answers
guide-why = Why this answer
guide-actions = Who to turn to
guide-meanwhile = Meanwhile
