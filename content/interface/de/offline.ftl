### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

offline-title = Ohne Netz, auf diesem Gerät
offline-intro = Diese Website kann eine Kopie ihrer Ratschläge auf diesem Gerät behalten, für den Fall, dass es kein Netz gibt. Nichts wird behalten, solange Sie es nicht verlangen.
offline-kept = Was behalten wird
offline-kept-numbers = Die nützlichen Nummern.
offline-kept-guide = Der Wegweiser und alle Merkblätter, in der Sprache dieser Seite.
offline-kept-stations = Das Verzeichnis aller Wachen: Die nächste wird dann auf dem Gerät selbst gesucht.
offline-never = Nie ein Gespräch, eine Meldung, ein Zugangscode, eine Suche oder ein Standort.
offline-seen = Das kann man sehen
offline-seen-how = Wer dieses Gerät durchsucht, kann diese Kopie finden, und auch das Symbol, wenn Sie es zum Startbildschirm hinzufügen. Wenn jemand, vor dem Sie Angst haben, in Ihr Telefon schaut, behalten Sie hier nichts.
offline-seen-leave = Die Schaltfläche zum schnellen Verlassen löscht auch diese Kopie. Das Symbol auf dem Startbildschirm entfernen Sie von Hand.
offline-name = Ein unauffälliger Name und ein unauffälliges Symbol
offline-name-hint = Um es zum Startbildschirm hinzuzufügen, wählen Sie zuerst und öffnen dann das Menü des Browsers: „Zum Startbildschirm hinzufügen“.
offline-app-vigie = Vigie
offline-app-notes = Notizen
offline-app-weather = Wetter
offline-app-sums = Rechnen
offline-choose = Diesen Namen wählen
offline-copy = Die Kopie
offline-script = Um eine Kopie zu behalten, muss der Browser die Skripte dieser Website ausführen.
offline-help = Kein Netz
offline-help-what = Diese Seite ist nicht auf diesem Gerät. Anrufe bei 17 und 112 und SMS an 114 brauchen kein Internet. Hier ist behalten:
