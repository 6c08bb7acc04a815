### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

site-skip = Ir al contenido
site-navigation = Navegación
site-home = Inicio
site-sheets = Fichas y consejos
site-guide = ¿Qué ocurre? La guía
site-numbers = Números de emergencia
site-languages = Idiomas
site-feed = Qué ha cambiado
site-stations = Comisarías y puestos de gendarmería cerca de mí
site-safety = Salir rápido, con menos rastros
site-emergency-17 = Emergencias, policía
site-emergency-112 = Emergencias, en toda Europa
site-emergency-114 = Por SMS, sin hablar
site-emergency-title = ¿Está en peligro? Llame o escriba ahora
site-independent = Vigie es un programa libre e independiente: no es un sitio web del Estado.
site-operated-by = Este servicio lo gestiona: { $operator }.
site-operator-unknown = No se ha indicado quién gestiona este servicio.
site-search = Buscar
