### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie en el sitio web de su municipio
widgets-intro = Elija, mire y copie una línea en una página de su sitio. Nada sigue a sus visitantes.
widgets-choose = Elegir
widgets-tenant = Municipio
widgets-show = Lo que muestra el widget
widgets-all = Todo
widgets-language = Idioma del widget
widgets-update = Mostrar
widgets-missing = Su municipio no está en la lista: pida a quien gestiona este servicio que lo añada, con la dirección de su sitio.
widgets-preview = Vista previa
widgets-frame-name = Ayuda de la policía y la gendarmería
widgets-module = Con un script
widgets-module-hint = Lo más cómodo. El script está fijado por su huella; lo que carga viene de este servicio y se actualiza solo.
widgets-frame = En un marco
widgets-frame-hint = Ningún script de este servicio entra en su página. El marco también funciona sin script.
widgets-plain = Sin script ni marco
widgets-plain-hint = Enlaces y un formulario, para cualquier gestor de contenidos. El texto no se actualiza: cópielo de nuevo una vez al año.
widgets-origins = El script y el marco solo se muestran en estos sitios:
widgets-test = Comprobar su página
widgets-test-script = Con script, esta página analiza la política de seguridad de la suya. Sin script, la documentación dice qué añadir.
widgets-danger = ¿En peligro?
widgets-sample-town = Municipio de ejemplo: no existe.
