### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = Equipo desconocido
desk-desk-unknown-detail = Ningún equipo tiene este nombre.
desk-sign-in-title = Inicie sesión
desk-sign-in-detail = Esta dirección es solo para agentes: inicie sesión de nuevo.
desk-revoked-title = Acceso retirado
desk-revoked-detail = Se le ha retirado el acceso. Diríjase a su responsable.
desk-role-missing-title = Acceso reservado
desk-role-missing-detail = No tiene esta función en este equipo.
desk-issuer-unavailable-title = No se puede comprobar la identidad
desk-issuer-unavailable-detail = El servicio de identidad no responde. Inténtelo de nuevo dentro de un momento.
desk-not-present-title = Presencia no indicada
desk-not-present-detail = Indique que está presente antes de tomar una conversación.
desk-at-capacity-title = Número máximo alcanzado
desk-at-capacity-detail = Ya tiene tantas conversaciones como indicó.
desk-conversation-unknown-title = Conversación desconocida aquí
desk-conversation-unknown-detail = Este equipo no conoce esta conversación.
desk-conversation-taken-title = Ya está tomada
desk-conversation-taken-detail = Otro agente tiene esta conversación.
desk-conversation-not-here-title = Ya no está en este equipo
desk-conversation-not-here-detail = Esta conversación ha terminado o va camino de otro equipo.
desk-same-desk-title = El mismo equipo
desk-same-desk-detail = Esta conversación ya está en este equipo.
desk-not-sealed-title = Allí todavía no se puede leer
desk-not-sealed-detail = Selle primero la clave de la conversación para estos equipos.
desk-intervention-under-way-title = Intervención ya pedida
desk-intervention-under-way-detail = Ya hay una intervención en curso, o no hay ninguna: mire la conversación.
