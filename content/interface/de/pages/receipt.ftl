### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

receipt-words = In Wörtern
receipt-characters = Oder in Zeichen
receipt-minor = Bewahr diesen Rückkehrcode auf
receipt-minor-why = Nur damit kommst du zum Gespräch zurück. Wer diesen Code hat, kann es lesen: Bewahr ihn dort auf, wo niemand sonst nachsieht. Die Wörter und die Zeichen sind derselbe Code.
receipt-noted = Ich habe ihn notiert
receipt-print = Drucken
receipt-copy = Kopieren
receipt-copy-hint = Was kopiert wird, bleibt im Speicher des Geräts: Wer es danach benutzt, kann es einfügen.
receipt-copied = Code kopiert. Ist er an einem sicheren Ort eingefügt, löscht das Kopieren von etwas anderem ihn aus diesem Speicher.
receipt-copy-failed = Das Gerät erlaubt das Kopieren nicht. Der Code lässt sich von Hand notieren.
receipt-check = Nur eine Prüfung, anhand des Notierten:
receipt-part = Wort Nummer { $word } oder Zeichengruppe Nummer { $group }
receipt-confirm = Weiter
receipt-wrong = Das ist es noch nicht ganz. Mit dem Code vergleichen und noch einmal versuchen: Nichts ist verloren.
receipt-see = Code noch einmal ansehen
receipt-without = Ohne Notieren weiter
receipt-without-why = Ohne diesen Code kann niemand das Gespräch wieder öffnen, wenn die Seite geschlossen ist, auch wir nicht. Solange die Seite offen bleibt, zeigt ihn „Mein Rückkehrcode“.
receipt-without-yes = Ohne den Code weiter
