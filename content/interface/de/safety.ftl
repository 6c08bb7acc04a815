### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

safety-title = Schnell gehen, mit weniger Spuren
safety-does = Was der Knopf tut
safety-does-blank = Die Seite wird sofort leer, dann öffnet sich an ihrer Stelle eine Wetterseite.
safety-does-forget = Das Gespräch wird auf diesem Gerät geschlossen. Es wird nicht gelöscht: Ihr Rückkehrcode öffnet es wieder, hier oder anderswo.
safety-does-clear = Der Browser löscht, was diese Website dort vielleicht gespeichert hat. Diese Website legt dort weder Cookies noch andere Daten ab, ohne Sie zu fragen.
safety-does-back = Wer zurückgeht, sieht die verlassene Seite nicht mehr.
safety-how = So benutzen Sie ihn
safety-how-button = Drücken Sie den Knopf oben auf der Seite.
safety-how-keys = Auf der Tastatur drücken Sie dreimal die Umschalttaste.
safety-cannot = Was er nicht kann
safety-cannot-history = Die Seiten, die Sie hier geöffnet haben, können im Verlauf des Browsers bleiben. Löschen Sie sie selbst, oder öffnen Sie diese Website in einem privaten Fenster.
safety-cannot-parts = Der Browser kann Teile des Programms dieser Seiten behalten, die für alle gleich sind. Sie können zeigen, dass ein Gespräch begonnen wurde, aber nichts von dem, was darin gelesen oder geschrieben wurde.
safety-cannot-network = Das Netz, das Sie benutzen (zu Hause, bei der Arbeit, von einem Anbieter), kann wissen, dass Sie diese Website geöffnet haben, aber nicht, was Sie dort gelesen oder geschrieben haben.
safety-cannot-spied = Wenn jemand auf diesem Gerät ein Spähprogramm installiert hat oder auf Ihren Bildschirm schaut, hindert ihn nichts von dem, was hier geschieht. Benutzen Sie das Gerät einer Person, der Sie vertrauen, oder eines an einem öffentlichen Ort.
safety-cannot-files = Was Sie speichern oder drucken, bleibt dort, wo Sie es hingelegt haben. Ein Foto, das Sie senden, bleibt auch auf dem Gerät.
safety-cannot-receipt = Wer den Rückkehrcode findet, kann damit das Gespräch öffnen. Lernen Sie ihn auswendig, oder geben Sie ihn jemandem, dem Sie vertrauen.
safety-private = Privates Fenster
safety-private-how = Auf dem Telefon wie auf dem Computer öffnet das Menü des Browsers ein „privates Fenster“ oder einen „Inkognito-Tab“: Beim Schließen wird dort alles vergessen.
