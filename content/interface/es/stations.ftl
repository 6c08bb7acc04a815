### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = Estos datos son del { $date }: llame antes de ir. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
stations-sample-notice = Datos de ejemplo: estos puntos de atención no existen, no acuda a ellos. En caso de emergencia, llame al 17 o al 112, o envíe un SMS al 114.
stations-place = Ciudad o código postal
stations-place-hint = No pasa nada si hay una errata.
stations-institution = Institución
stations-any = Todas
stations-national-police = Policía nacional
stations-gendarmerie = Gendarmería
stations-municipal-police = Policía municipal
stations-other = Otra
stations-open-now = Abierto ahora
stations-accessible = Accesible en silla de ruedas
stations-also = Quizá quería decir:
stations-wheelchair = accesible en silla de ruedas
stations-approximate = ubicación aproximada
stations-hours = Horario: { $hours }
stations-open-yes = Abierto
stations-open-no = Cerrado
stations-open-unknown = Horario desconocido
stations-open-yes-until = Abierto hasta el { $time }
stations-open-no-until = Cerrado, abre el { $time }
stations-call = Llamar al
stations-route = Cómo llegar
stations-around = Cerca de { $place }
stations-data-of = Datos del { $date }
stations-none = Ningún punto de atención coincide. Quite un filtro o amplíe la búsqueda.
stations-metres = m
stations-kilometres = km
stations-again = Hacer otra búsqueda
