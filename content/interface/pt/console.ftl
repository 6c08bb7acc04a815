### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

console-title = Consola dos agentes
console-script = Esta consola precisa de JavaScript e de WebAssembly: as mensagens são abertas no seu navegador.
console-signed-in = Sessão transmitida
console-close-window = Pode fechar esta janela e voltar à consola.
