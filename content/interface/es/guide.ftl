### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

guide-intro = Unas preguntas y después una respuesta: quién puede ayudarle. Sin nombres ni lugares. No se guarda nada.
guide-next = Continuar
guide-back = Volver a la pregunta anterior
guide-restart = Empezar de nuevo
guide-your-answers = Sus respuestas
guide-why = Por qué esta respuesta
guide-actions = A quién acudir
guide-meanwhile = Mientras tanto
