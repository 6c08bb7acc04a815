### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

console-title = Konsole der Dienststelle
console-script = Diese Konsole braucht JavaScript und WebAssembly: Nachrichten werden in Ihrem Browser geöffnet.
console-signed-in = Anmeldung übergeben
console-close-window = Sie können dieses Fenster schließen und zur Konsole zurückkehren.
