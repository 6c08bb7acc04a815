### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Beispielgemeinde: Es gibt sie nicht.
widgets-by = { $name }, mit Vigie.
widgets-service = Das ganze Angebot ansehen
widgets-chat = Schreiben statt sprechen
widgets-new-tab = (neuer Tab)
widgets-copy = Kopieren
widgets-copied = Kopiert.
widgets-policy = Hat Ihre Seite eine Sicherheitsrichtlinie (CSP)?
widgets-policy-hint = Fügen Sie den Wert der Kopfzeile Content-Security-Policy ein. Nichts wird gesendet: Ihr Browser prüft selbst.
widgets-policy-check = Prüfen
widgets-policy-variant = Art der Einbindung
widgets-policy-works = Nichts zu ändern: Diese Richtlinie lässt alles durch.
widgets-policy-blocked = Diese Richtlinie blockiert einen Teil:
widgets-policy-add = hinzufügen:
widgets-policy-nonce = oder geben Sie dem Script-Tag die Nonce, die Ihr Server für jede Seite erzeugt.
widgets-policy-nonce-alone = geben Sie dem Script-Tag die Nonce, die Ihr Server für jede Seite erzeugt.
widgets-policy-mended = Die ganze Richtlinie
widgets-part-loader = das Script
widgets-part-modules = was das Script lädt
widgets-part-answers = die Antworten des Dienstes
widgets-part-display = die Anzeige (Trusted Types)
widgets-part-frame = den Rahmen
widgets-part-form = das Formular
widgets-part-links = Links und den Dienst in einem neuen Tab
