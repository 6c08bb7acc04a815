### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

hours-monday = segunda-feira
hours-tuesday = terça-feira
hours-wednesday = quarta-feira
hours-thursday = quinta-feira
hours-friday = sexta-feira
hours-saturday = sábado
hours-sunday = domingo
hours-every-day = todos os dias
hours-all-day = todo o dia
hours-holidays = feriados
hours-from-to = de { $first } a { $last }
hours-between = das { $start } às { $end }
hours-hour = { $hour }h
hours-time = { $hour }h{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } e { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, exceto feriados
hours-always = 24 horas por dia, 7 dias por semana
hours-closed-then = fechado
