### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

portal-title = Police and gendarmerie: get help
portal-help = What do you need?
portal-write = Write silently to a police officer or gendarme
portal-write-hint = No phone call, no account, day and night. What you write is sealed.
portal-guide = What happened?
portal-guide-hint = A few questions, and you know where to go.
portal-stations-hint = Hours, telephone, how to get there.
portal-sheets = Advice
portal-sheets-hint = What to do and what to know, in plain words.
portal-minors = You are under 18
portal-minors-hint = Advice for you, and someone you can write to.
portal-follow = Come back to my conversation
portal-follow-hint = With the receipt code that you wrote down.
portal-numbers = All useful numbers
portal-numbers-hint = Emergencies and helplines, everywhere in France.
portal-phrases = Understand each other without a common language
portal-phrases-hint = Ready-made phrases in 44 languages.
portal-offline-hint = Keep a copy of the advice, if you ask for it.
