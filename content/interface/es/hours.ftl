### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

hours-monday = lunes
hours-tuesday = martes
hours-wednesday = miércoles
hours-thursday = jueves
hours-friday = viernes
hours-saturday = sábado
hours-sunday = domingo
hours-every-day = todos los días
hours-all-day = todo el día
hours-holidays = festivos
hours-from-to = de { $first } a { $last }
hours-between = de { $start } a { $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } y { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, excepto festivos
hours-always = 24 horas al día, 7 días a la semana
hours-closed-then = cerrado
