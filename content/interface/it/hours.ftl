### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

hours-monday = lunedì
hours-tuesday = martedì
hours-wednesday = mercoledì
hours-thursday = giovedì
hours-friday = venerdì
hours-saturday = sabato
hours-sunday = domenica
hours-every-day = tutti i giorni
hours-all-day = tutto il giorno
hours-holidays = giorni festivi
hours-from-to = da { $first } a { $last }
hours-between = dalle { $start } alle { $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } e { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, esclusi i giorni festivi
hours-always = 24 ore su 24, 7 giorni su 7
hours-closed-then = chiuso
