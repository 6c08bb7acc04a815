### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

officer-again = Volver a iniciar sesión
officer-blocked = Su navegador bloqueó la ventana de inicio de sesión. Permita las ventanas de este sitio y vuelva a intentarlo.
officer-choose = ¿En qué equipo trabaja?
officer-ends = Su sesión termina a las { $time }. Inicie sesión de nuevo para conservar sus conversaciones.
officer-given-up = El inicio de sesión no se terminó a tiempo. Vuelva a intentarlo.
officer-idle = Hace un rato que no hace nada. En un minuto la consola se bloquea y sus conversaciones vuelven a la cola. Pulse una tecla para quedarse.
officer-idle-locked = La consola se bloqueó porque nadie la usaba. Sus conversaciones volvieron a la cola.
officer-issuer-unreachable = El servicio de inicio de sesión no responde. Vuelva a intentarlo en un momento.
officer-key-file = Archivo de la clave del equipo
officer-key-invalid = Este archivo no es una clave o se ha modificado.
officer-key-later = Esta clave viene de una versión más reciente de Vigie.
officer-key-other = Este archivo es la clave de otro equipo: { $desk }.
officer-lock = Bloquear
officer-locked = La clave se ha olvidado. Lo que tenía volvió a la cola.
officer-memory = Su sesión y la clave del equipo quedan en la memoria de esta página. Nada se guarda en este dispositivo.
officer-no-issuer = Nadie ha dicho todavía a este servicio dónde inician sesión los agentes.
officer-no-role = Su cuenta no tiene ninguna función en un equipo. Diríjase a su responsable.
officer-officer = agente
officer-passphrase = Frase secreta
officer-passphrase-wrong = La frase secreta no es correcta o el archivo se ha modificado.
officer-refused = El inicio de sesión fue rechazado.
officer-sign-in = Iniciar sesión
officer-sign-in-window = Iniciar sesión en una ventana
officer-sign-out = Cerrar sesión
officer-signed-out = Ha cerrado la sesión. Esta página lo ha olvidado todo.
officer-supervisor = responsable
officer-token = Token
officer-token-hint = Para el desarrollo: «cargo xtask token» da uno.
officer-token-unfit = Este token no sirve: no da ninguna función en un equipo.
officer-unlock = Abrir la clave del equipo
officer-unlock-do = Abrir
officer-unlock-hint = Los mensajes están sellados para { $desk }. La clave los abre en este dispositivo y nunca sale de él.
officer-unlocking = Abriendo la clave: uno o dos segundos.
officer-unreachable = El servicio no responde. Vuelva a intentarlo en un momento.
officer-window-opened = Continúe en la ventana que se ha abierto.
