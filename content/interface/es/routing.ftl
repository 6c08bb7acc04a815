### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

routing-danger = Está en peligro. Este equipo le responde con prioridad: { $desk }.
routing-danger-elsewhere = Está en peligro. Los demás equipos no están; le responde este: { $desk }.
routing-specialised = Este equipo está formado en este tema: { $desk }.
routing-specialised-closed = El equipo formado en este tema está cerrado ({ $other }); le responde otro: { $desk }.
routing-specialised-unstaffed = No hay nadie en el equipo formado en este tema ({ $other }); le responde otro: { $desk }.
routing-minors = Este equipo está formado para hablar con jóvenes: { $desk }.
routing-minors-closed = El equipo para jóvenes está cerrado ({ $other }); le responde otro: { $desk }.
routing-minors-unstaffed = No hay nadie en el equipo para jóvenes ({ $other }); le responde otro: { $desk }.
routing-local = Este es el equipo de su zona: { $desk }.
routing-local-closed = El equipo de su zona está cerrado ({ $other }); le responde otro: { $desk }.
routing-local-unstaffed = No hay nadie en el equipo de su zona ({ $other }); le responde otro: { $desk }.
routing-language = Este equipo habla su idioma: { $desk }.
routing-general = Este equipo es el que puede responderle antes: { $desk }.
routing-general-closed = Los demás equipos están cerrados; le responde este: { $desk }.
routing-general-unstaffed = No hay nadie en los demás equipos; le responde este: { $desk }.
routing-out-of-hours = A esta hora no responde nadie. Deje un mensaje. Tendrá respuesta, a más tardar: { $time }. Si está en peligro, llame al 17 o al 112, o envíe un SMS al 114.
routing-nobody-there = Ahora mismo nadie puede responder. Deje un mensaje. Tendrá respuesta, a más tardar: { $time }. Si está en peligro, llame al 17 o al 112, o envíe un SMS al 114.
routing-wait-position = Su puesto en la cola: { $position }.
routing-wait-measured = En la última hora, esta espera ha durado unos { $minutes } min. Es una medida, no una promesa.
routing-wait-unmeasured = Todavía no se sabe cuánto durará la espera.
