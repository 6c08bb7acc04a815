### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

console-title = Officers’ console
console-script = This console needs JavaScript and WebAssembly: messages are opened in your browser.
console-signed-in = Sign-in handed over
console-close-window = You can close this window and go back to the console.
