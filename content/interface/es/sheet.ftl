### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

sheet-services = A quién acudir
sheet-numbers = Números útiles
sheet-see-also = Vea también
sheet-sources = Fuentes
sheet-reviewed = Ficha verificada el { $date }.
sheet-changed = Modificada el { $date }: { $change }
sheet-unchecked = Esta traducción aún no la ha revisado una persona de lengua materna española. En caso de duda, prevalece la versión francesa.
sheet-list-title = Fichas y consejos de seguridad
sheet-list-intro = Qué hacer ahora, a quién acudir, qué pruebas guardar y cómo evitar que vuelva a ocurrir.
sheet-search-label = ¿Qué ocurre?
sheet-search-hint = Bastan unas palabras; no importan las erratas. Su búsqueda no se guarda, pero queda en el historial del navegador.
sheet-none = Ninguna ficha coincide. Pruebe con otras palabras o con la guía.
sheet-topics = Temas
sheet-all-topics = Todas las fichas
sheet-minors-space = Espacio para menores
sheet-found = Resultados de su búsqueda
sheet-feed-title = Vigie: fichas y consejos
