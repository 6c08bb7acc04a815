### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

officer-again = Erneut anmelden
officer-blocked = Ihr Browser hat das Anmeldefenster blockiert. Erlauben Sie Fenster dieser Seite und versuchen Sie es noch einmal.
officer-choose = In welchem Team arbeiten Sie?
officer-ends = Ihre Anmeldung endet um { $time }. Melden Sie sich erneut an, um Ihre Gespräche zu behalten.
officer-given-up = Die Anmeldung wurde nicht rechtzeitig beendet. Versuchen Sie es noch einmal.
officer-idle = Sie haben eine Weile nichts getan. In einer Minute sperrt sich die Konsole, und Ihre Gespräche gehen zurück in die Warteschlange. Drücken Sie eine Taste, um zu bleiben.
officer-idle-locked = Die Konsole hat sich gesperrt, weil niemand sie benutzte. Ihre Gespräche sind zurück in der Warteschlange.
officer-issuer-unreachable = Der Anmeldedienst antwortet nicht. Versuchen Sie es gleich noch einmal.
officer-key-file = Datei mit dem Schlüssel des Teams
officer-key-invalid = Diese Datei ist kein Schlüssel oder wurde verändert.
officer-key-later = Dieser Schlüssel stammt von einer neueren Version von Vigie.
officer-key-other = Diese Datei ist der Schlüssel eines anderen Teams: { $desk }.
officer-lock = Sperren
officer-locked = Der Schlüssel ist vergessen. Was Sie hatten, ist zurück in der Warteschlange.
officer-memory = Ihre Anmeldung und der Schlüssel des Teams bleiben im Speicher dieser Seite. Auf diesem Gerät wird nichts abgelegt.
officer-no-issuer = Noch hat niemand diesem Dienst gesagt, wo sich das Personal anmeldet.
officer-no-role = Ihr Konto hat in keinem Team eine Rolle. Wenden Sie sich an Ihre Leitung.
officer-officer = Sachbearbeitung
officer-passphrase = Passphrase
officer-passphrase-wrong = Die Passphrase ist falsch, oder die Datei wurde verändert.
officer-refused = Die Anmeldung wurde abgelehnt.
officer-sign-in = Anmelden
officer-sign-in-window = In einem Fenster anmelden
officer-sign-out = Abmelden
officer-signed-out = Sie sind abgemeldet. Diese Seite hat alles vergessen.
officer-supervisor = Leitung
officer-token = Token
officer-token-hint = Für die Entwicklung: „cargo xtask token“ gibt eines aus.
officer-token-unfit = Dieses Token passt nicht: Es gibt in keinem Team eine Rolle.
officer-unlock = Den Schlüssel des Teams öffnen
officer-unlock-do = Öffnen
officer-unlock-hint = Nachrichten sind für { $desk } versiegelt. Der Schlüssel öffnet sie auf diesem Gerät und verlässt es nie.
officer-unlocking = Der Schlüssel wird geöffnet: ein, zwei Sekunden.
officer-unreachable = Der Dienst antwortet nicht. Versuchen Sie es gleich noch einmal.
officer-window-opened = Machen Sie in dem Fenster weiter, das sich geöffnet hat.
