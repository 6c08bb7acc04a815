### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

portal-title = Policía y gendarmería: recibir ayuda
portal-help = ¿Qué necesita?
portal-write = Escribir en silencio a un policía o a un gendarme
portal-write-hint = Sin llamar, sin cuenta, de día y de noche. Lo que escribe queda sellado.
portal-guide = ¿Qué ha pasado?
portal-guide-hint = Unas preguntas y sabrá adónde ir.
portal-stations-hint = Horario, teléfono, cómo llegar.
portal-sheets = Consejos
portal-sheets-hint = Qué hacer y qué saber, explicado de forma sencilla.
portal-minors = Tienes menos de 18 años
portal-minors-hint = Consejos para ti y alguien a quien escribir.
portal-follow = Volver a mi conversación
portal-follow-hint = Con el código de seguimiento que anotó.
portal-numbers = Todos los números útiles
portal-numbers-hint = Emergencias y líneas de ayuda, en toda Francia.
portal-phrases = Entenderse sin un idioma común
portal-phrases-hint = Frases listas en 44 idiomas.
portal-offline-hint = Guardar una copia de los consejos, si usted lo pide.
