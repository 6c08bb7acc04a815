### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Municipio de ejemplo: no existe.
widgets-by = { $name }, con Vigie.
widgets-service = Ver todo el servicio
widgets-chat = Escribir en lugar de hablar
widgets-new-tab = (pestaña nueva)
widgets-copy = Copiar
widgets-copied = Copiado.
widgets-policy = ¿Su página tiene una política de seguridad (CSP)?
widgets-policy-hint = Pegue el valor de la cabecera Content-Security-Policy. No se envía nada: su navegador lo analiza solo.
widgets-policy-check = Comprobar
widgets-policy-variant = Forma de añadirlo
widgets-policy-works = Nada que cambiar: esta política lo permite todo.
widgets-policy-blocked = Esta política bloquea una parte:
widgets-policy-add = añadir:
widgets-policy-nonce = o ponga en la etiqueta script el nonce que su servidor genera para cada página.
widgets-policy-nonce-alone = ponga en la etiqueta script el nonce que su servidor genera para cada página.
widgets-policy-mended = La política completa
widgets-part-loader = el script
widgets-part-modules = lo que carga el script
widgets-part-answers = las respuestas del servicio
widgets-part-display = la visualización (Trusted Types)
widgets-part-frame = el marco
widgets-part-form = el formulario
widgets-part-links = los enlaces y el servicio, en una pestaña nueva
