### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

safety-title = Salir rápido, con menos rastros
safety-does = Qué hace el botón
safety-does-blank = La página se queda en blanco al momento y después se abre en su lugar una página del tiempo.
safety-does-forget = La conversación se cierra en este dispositivo. No se borra: su código de seguimiento la vuelve a abrir, desde aquí o desde otro sitio.
safety-does-clear = El navegador borra lo que este sitio haya podido guardar en él. Este sitio no pone ahí ni cookies ni datos guardados sin preguntarle.
safety-does-back = Volver atrás ya no muestra la página de la que salió.
safety-how = Cómo usarlo
safety-how-button = Pulse el botón que está arriba en la página.
safety-how-keys = Con el teclado, pulse tres veces la tecla Mayús.
safety-cannot = Qué no puede hacer
safety-cannot-history = Las páginas que ha abierto aquí pueden quedar en el historial del navegador. Bórrelas por su cuenta o abra este sitio en una ventana privada.
safety-cannot-parts = El navegador puede guardar fragmentos del programa de estas páginas, iguales para todo el mundo. Pueden mostrar que se inició una conversación, pero nada de lo que se leyó o se escribió en ella.
safety-cannot-network = La red que usa (la de casa, la del trabajo o la de un operador) puede saber que ha abierto este sitio, pero no lo que ha leído o escrito en él.
safety-cannot-spied = Si alguien ha instalado un programa espía en este dispositivo o mira su pantalla, nada de lo que se hace aquí lo impide. Use el dispositivo de una persona de confianza o el de un lugar público.
safety-cannot-files = Lo que guarda o imprime se queda donde lo ha puesto. Una foto que envía también se queda en el dispositivo.
safety-cannot-receipt = El código de seguimiento abre la conversación a quien lo encuentre. Apréndaselo o déjelo a alguien de confianza.
safety-private = Ventana privada
safety-private-how = Tanto en un teléfono como en un ordenador, el menú del navegador abre una «ventana privada» o una «pestaña de incógnito»: lo olvida todo cuando la cierra.
