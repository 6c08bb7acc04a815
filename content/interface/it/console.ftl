### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

console-title = Console degli agenti
console-script = Questa console richiede JavaScript e WebAssembly: i messaggi si aprono nel suo browser.
console-signed-in = Accesso trasmesso
console-close-window = Può chiudere questa finestra e tornare alla console.
