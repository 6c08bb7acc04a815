### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

minors-call = Hablar con alguien que escucha
minors-119 = Infancia en peligro. Gratis, de día y de noche. No aparece en la factura.
minors-3018 = Acoso, chantaje, imágenes tuyas difundidas. Gratis, todos los días de 9:00 a 23:00.
minors-write = Escribir, sin hacer ruido
minors-write-hint = Un policía o un gendarme te lee y te responde por escrito. No hace falta que digas tu nombre.
minors-fault = ¿Es culpa mía?
minors-fault-no = No. Nadie tiene derecho a pegarte, amenazarte, obligarte ni chantajearte. Aunque no hayas dicho nada. Aunque hayas enviado una foto. Aunque sea alguien a quien quieres.
minors-happens = Qué pasa cuando escribes
minors-happens-code = Primero recibes un código. Con él puedes volver a la conversación, desde aquí o desde otro dispositivo.
minors-happens-words = Cuéntalo con tus palabras. Puedes decir «no lo sé» y parar cuando quieras.
minors-happens-danger = Si estás en peligro, el agente puede pedir que un equipo vaya a protegerte.
minors-happens-leave = ¿Viene alguien? El botón de arriba del todo vacía la pantalla. Tu código vuelve a abrir la conversación más tarde.
minors-sheets = Consejos escritos para ti
