### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

receipt-words = En palabras
receipt-characters = O en caracteres
receipt-minor = Guarda este código de seguimiento
receipt-minor-why = Es la única manera de volver a la conversación. Quien tenga este código puede leerla: guárdalo donde nadie más mire. Las palabras y los caracteres son el mismo código.
receipt-noted = Ya está anotado
receipt-print = Imprimir
receipt-copy = Copiar
receipt-copy-hint = Lo que se copia queda en la memoria del dispositivo: quien lo use después puede pegarlo.
receipt-copied = Código copiado. Una vez pegado en un lugar seguro, copiar otra cosa lo quita de esa memoria.
receipt-copy-failed = El dispositivo no permite copiar. El código se puede anotar a mano.
receipt-check = Una sola comprobación, a partir de lo anotado:
receipt-part = Palabra número { $word }, o grupo de caracteres número { $group }
receipt-confirm = Continuar
receipt-wrong = No es exactamente eso. Comparar con el código e intentarlo de nuevo: no se pierde nada.
receipt-see = Ver otra vez el código
receipt-without = Seguir sin anotarlo
receipt-without-why = Sin este código nadie puede volver a abrir la conversación una vez cerrada la página, ni siquiera nosotros. Mientras la página siga abierta, «Mi código de seguimiento» lo muestra.
receipt-without-yes = Seguir sin el código
