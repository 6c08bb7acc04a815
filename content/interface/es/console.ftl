### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

console-title = Consola de agentes
console-script = Esta consola necesita JavaScript y WebAssembly: los mensajes se abren en su navegador.
console-signed-in = Inicio de sesión transmitido
console-close-window = Puede cerrar esta ventana y volver a la consola.
