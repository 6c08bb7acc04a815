### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Página no encontrada
problem-not-found-detail = Esta dirección no lleva a ninguna parte. Compruébela o vuelva a la página de inicio.
problem-method-not-allowed-title = Método no permitido
problem-method-not-allowed-detail = Esta dirección solo acepta: { $methods }.
problem-invalid-request-title = Petición incompleta o errónea
problem-invalid-request-detail = Uno o varios valores no son válidos; «errors» indica cuáles y por qué.
problem-body-too-large-title = Envío demasiado grande
problem-body-too-large-detail = El contenido enviado supera los { $limit } bytes.
problem-unsupported-media-type-title = Formato no reconocido
problem-unsupported-media-type-detail = Envíe el contenido en formato { $type }.
problem-body-unreadable-title = Envío interrumpido
problem-body-unreadable-detail = El contenido no ha llegado completo. Inténtelo de nuevo.
problem-uri-too-long-title = Dirección demasiado larga
problem-uri-too-long-detail = La dirección supera los { $limit } bytes.
problem-station-not-found-title = Punto de atención desconocido
problem-station-not-found-detail = Ninguna comisaría ni puesto de gendarmería tiene este identificador. Puede haber cambiado: busque por lugar.
problem-place-needed-title = ¿Dónde buscar?
problem-place-needed-detail = Indique dónde buscar: near=48.11,-1.68 (latitud, longitud), postcode=35000, commune=35238 (código INSEE), q=Rennes o bbox=oeste,sur,este,norte.
problem-place-not-found-title = Lugar no encontrado
problem-place-not-found-detail = Ningún municipio coincide. Pruebe a escribirlo de otra forma o con un código postal.
problem-directory-unavailable-title = Directorio no disponible
problem-directory-unavailable-detail = No se puede leer el directorio. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
problem-not-acceptable-title = Formato no disponible
problem-not-acceptable-detail = Esta dirección responde en: { $types }.
problem-sheet-not-found-title = Ficha desconocida
problem-sheet-not-found-detail = Ninguna ficha tiene este nombre. La lista de fichas está en /v1/sheets.
problem-phrasebook-not-found-title = No hay frases en este idioma
problem-phrasebook-not-found-detail = No hay frases en este idioma. La lista de idiomas está en /v1/phrases.
problem-answers-not-found-title = No hay respuestas tipo en este idioma
problem-answers-not-found-detail = No hay respuestas tipo en este idioma. La lista de idiomas está en /v1/answers.
problem-guide-changed-title = La guía ha cambiado
problem-guide-changed-detail = Estas respuestas son de una versión anterior de la guía. Empiece de nuevo por la primera pregunta.
problem-nowhere-in-france-title = Fuera de Francia
problem-nowhere-in-france-detail = Este lugar no está en ningún territorio francés. En la Unión Europea, el número de emergencia es el 112.
problem-storage-unavailable-title = Almacenamiento no disponible
problem-storage-unavailable-detail = No se ha perdido nada, pero esto no se ha podido guardar ahora mismo. Inténtelo de nuevo dentro de un momento. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
problem-tenant-not-found-title = Municipio desconocido
problem-tenant-not-found-detail = Ningún municipio registrado tiene este nombre. La página /widgets los muestra todos.
problem-origin-not-allowed-title = Sitio no autorizado
problem-origin-not-allowed-detail = Los widgets de este municipio solo se muestran en sus propios sitios. Pida a quien gestiona este servicio que añada el origen de su página.
