### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

guide-intro = Ein paar Fragen, dann eine Antwort: wer Ihnen helfen kann. Kein Name, kein Ort. Nichts wird gespeichert.
guide-next = Weiter
guide-back = Zurück zur vorigen Frage
guide-restart = Von vorn beginnen
guide-your-answers = Ihre Antworten
guide-why = Warum diese Antwort
guide-actions = An wen Sie sich wenden können
guide-meanwhile = Bis dahin
