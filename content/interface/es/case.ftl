### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Se necesita un código de acceso
case-token-required-detail = Esta conversación solo se abre con su código de seguimiento o con el acceso de un agente.
case-token-expired-title = El acceso ha terminado
case-token-expired-detail = Este acceso ya no es válido. Pida uno nuevo.
case-unknown-title = Conversación no encontrada
case-unknown-detail = Ninguna conversación se abre con este código. Compruebe cada carácter o cada palabra de su código de seguimiento.
case-erased-title = Conversación borrada
case-erased-detail = Esta conversación se ha borrado. No queda nada de ella.
case-conflict-title = Conversación ya abierta
case-conflict-detail = Ya se abrió una conversación con este código, con otros valores.
case-closed-title = Conversación cerrada
case-closed-detail = Esta conversación está cerrada y ya no recibe mensajes. Puede volver a abrirla.
case-full-title = Conversación llena
case-full-detail = Esta conversación ha alcanzado su tamaño máximo. Abra una nueva.
case-client-id-conflict-title = Mensaje ya enviado
case-client-id-conflict-detail = Se ha enviado otro mensaje con el mismo identificador. Envíe este con un identificador nuevo.
case-not-allowed-title = No es posible aquí
case-not-allowed-detail = En esta conversación, tal como está, no puede hacer esto.
case-lease-lost-title = Conversación confiada a otra persona
case-lease-lost-detail = Otro agente u otro equipo tiene ahora esta conversación.
case-bad-entry-title = Mensaje mal sellado
case-bad-entry-detail = Lo que se ha enviado no tiene la forma de un mensaje o un archivo sellado.
case-chunk-conflict-title = Parte del archivo ya enviada
case-chunk-conflict-detail = Otra parte del archivo ocupa este lugar.
case-chunk-unknown-title = Parte del archivo no encontrada
case-chunk-unknown-detail = Esta parte del archivo no ha llegado.
case-too-fast-title = Un momento, por favor
case-too-fast-detail = Se ha enviado demasiado de una vez. Espere { $seconds } segundos e inténtelo de nuevo. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
case-proof-required-title = Una breve comprobación
case-proof-required-detail = Muchas personas están abriendo conversaciones en este momento. Antes, su dispositivo debe resolver una pequeña tarea, «challenge», que lleva unos segundos.
case-sockets-unsupported-title = Aquí no hay conexión directa
case-sockets-unsupported-detail = Este servicio no tiene sockets. Siga la conversación como un flujo de eventos.
case-upgrade-required-title = Se espera un socket
case-upgrade-required-detail = Esta dirección abre un WebSocket.
