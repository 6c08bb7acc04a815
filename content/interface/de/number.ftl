### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

number-intro = Wer antwortet, wie und wann. Bei Gefahr beginnen Sie mit den ersten drei.
number-answers = Wer antwortet
number-when = Wann
number-hours = Zeiten
number-free = Kostenlos
number-paid = Kostenpflichtiger Anruf
number-where = Wo
number-spoken = Gesprochene Sprachen
number-call = { $number } anrufen
number-text = An die { $number } schreiben
number-web = Website öffnen
number-sea = Auf See
number-mountain = In den Bergen
number-everywhere = Überall in Frankreich
number-territory-label = Wo sind Sie?
number-writing-only = Nur schriftlich, ohne zu sprechen
number-show = Anzeigen
number-how = Wie
number-for-whom = Für wen
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (Pariser Zeit)
number-local-time = { $hours } (Ortszeit)
number-from-abroad = Aus dem Ausland: { $number }
number-sign-language = Französische Gebärdensprache
number-land = An Land
number-setting-label = An Land, auf See oder in den Bergen?
number-any-setting = Egal
number-checked = Geprüft am { $date }.
