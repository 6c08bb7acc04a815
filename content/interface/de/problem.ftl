### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Seite nicht gefunden
problem-not-found-detail = Diese Adresse führt ins Leere. Prüfen Sie sie oder beginnen Sie auf der Startseite.
problem-method-not-allowed-title = Methode nicht zulässig
problem-method-not-allowed-detail = Diese Adresse akzeptiert nur: { $methods }.
problem-invalid-request-title = Unvollständige oder fehlerhafte Anfrage
problem-invalid-request-detail = Ein oder mehrere Werte passen nicht; unter „errors“ steht, welche und warum.
problem-body-too-large-title = Zu viele Daten
problem-body-too-large-detail = Der gesendete Inhalt ist größer als { $limit } Byte.
problem-unsupported-media-type-title = Format nicht erkannt
problem-unsupported-media-type-detail = Senden Sie den Inhalt im Format { $type }.
problem-body-unreadable-title = Übertragung abgebrochen
problem-body-unreadable-detail = Der Inhalt ist nicht vollständig angekommen. Bitte versuchen Sie es noch einmal.
problem-uri-too-long-title = Adresse zu lang
problem-uri-too-long-detail = Die Adresse ist länger als { $limit } Byte.
problem-station-not-found-title = Unbekannte Dienststelle
problem-station-not-found-detail = Keine Polizei- oder Gendarmeriewache hat diese Kennung. Vielleicht hat sie sich geändert: Suchen Sie nach dem Ort.
problem-place-needed-title = Wo soll gesucht werden?
problem-place-needed-detail = Geben Sie an, wo gesucht werden soll: near=48.11,-1.68 (Breite, Länge), postcode=35000, commune=35238 (INSEE-Code), q=Rennes oder bbox=West,Süd,Ost,Nord.
problem-place-not-found-title = Ort nicht gefunden
problem-place-not-found-detail = Keine Gemeinde passt dazu. Versuchen Sie eine andere Schreibweise oder eine Postleitzahl.
problem-directory-unavailable-title = Verzeichnis nicht verfügbar
problem-directory-unavailable-detail = Das Verzeichnis kann nicht gelesen werden. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
problem-not-acceptable-title = Format nicht verfügbar
problem-not-acceptable-detail = Diese Adresse antwortet in: { $types }.
problem-sheet-not-found-title = Unbekanntes Merkblatt
problem-sheet-not-found-detail = Kein Merkblatt trägt diesen Namen. Die Liste der Merkblätter steht unter /v1/sheets.
problem-phrasebook-not-found-title = Keine Sätze in dieser Sprache
problem-phrasebook-not-found-detail = In dieser Sprache gibt es keine Sätze. Die Liste der Sprachen steht unter /v1/phrases.
problem-answers-not-found-title = Keine Textbausteine in dieser Sprache
problem-answers-not-found-detail = In dieser Sprache gibt es keine Textbausteine. Die Liste der Sprachen steht unter /v1/answers.
problem-guide-changed-title = Der Wegweiser hat sich geändert
problem-guide-changed-detail = Diese Antworten gehören zu einer früheren Fassung des Wegweisers. Beginnen Sie wieder bei der ersten Frage.
problem-nowhere-in-france-title = Außerhalb Frankreichs
problem-nowhere-in-france-detail = Dieser Ort liegt in keinem französischen Gebiet. In der Europäischen Union ist die Notrufnummer die 112.
problem-storage-unavailable-title = Speicher nicht verfügbar
problem-storage-unavailable-detail = Es ist nichts verloren gegangen, aber dies konnte gerade nicht gespeichert werden. Versuchen Sie es gleich noch einmal. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
problem-tenant-not-found-title = Unbekannte Gemeinde
problem-tenant-not-found-detail = Unter diesem Namen ist keine Gemeinde eingetragen. Die Seite /widgets zeigt alle.
problem-origin-not-allowed-title = Website nicht zugelassen
problem-origin-not-allowed-detail = Die Widgets dieser Gemeinde erscheinen nur auf ihren eigenen Websites. Bitten Sie den Betreiber dieses Dienstes, den Ursprung Ihrer Seite aufzunehmen.
