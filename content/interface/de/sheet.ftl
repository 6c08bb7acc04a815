### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

sheet-services = An wen Sie sich wenden können
sheet-numbers = Nützliche Nummern
sheet-see-also = Lesen Sie auch
sheet-sources = Quellen
sheet-reviewed = Merkblatt geprüft am { $date }.
sheet-changed = Geändert am { $date }: { $change }
sheet-unchecked = Diese Übersetzung wurde noch nicht von einem Menschen geprüft, dessen Muttersprache Deutsch ist. Im Zweifel gilt die französische Fassung.
sheet-list-title = Merkblätter und Ratschläge zur Sicherheit
sheet-list-intro = Was jetzt zu tun ist, wer Ihnen hilft, welche Beweise Sie aufbewahren sollten und wie Sie verhindern, dass es wieder geschieht.
sheet-search-label = Was ist los?
sheet-search-hint = Ein paar Wörter genügen, Tippfehler machen nichts. Ihre Suche wird nicht gespeichert, bleibt aber im Verlauf des Browsers.
sheet-none = Kein Merkblatt passt dazu. Versuchen Sie andere Wörter oder den Wegweiser.
sheet-topics = Themen
sheet-all-topics = Alle Merkblätter
sheet-minors-space = Für alle unter 18
sheet-found = Ergebnisse Ihrer Suche
sheet-feed-title = Vigie: Merkblätter und Ratschläge
