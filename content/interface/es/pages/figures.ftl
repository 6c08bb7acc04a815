### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Espera de quienes se fueron
figures-abandoned-name = se fueron sin respuesta
figures-again = Actualizar
figures-all = Todas
figures-arrived = Personas que llegaron: { $count }
figures-arrived-name = llegaron
figures-count = Número
figures-day = Últimas 24 horas
figures-failed = Las cifras no están disponibles.
figures-first-response = Tiempo hasta la primera respuesta
figures-handling = Duración de la atención
figures-hour = Hora
figures-in-table = Las mismas cifras están en la tabla.
figures-legend = Barra: mediana. Línea: 95 de 100 esperaron menos.
figures-load = Llegadas y atenciones por hora
figures-median = Mediana
figures-month = Últimos 30 días
figures-nothing = No se midió nada.
figures-p95 = 95 de 100
figures-promise-missed = Retraso de las respuestas prometidas
figures-queue = Cola
figures-span = Periodo
figures-table = Tabla
figures-taken-name = atendidas
figures-title = Cifras del equipo
figures-wait = Espera hasta un agente
figures-week = Últimos 7 días
