### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

hours-monday = понеділок
hours-tuesday = вівторок
hours-wednesday = середа
hours-thursday = четвер
hours-friday = п’ятниця
hours-saturday = субота
hours-sunday = неділя
hours-every-day = щодня
hours-all-day = цілу добу
hours-holidays = святкові дні
hours-from-to = { $first } – { $last }
hours-between = з { $start } до { $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } та { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, крім святкових днів
hours-always = цілодобово, 7 днів на тиждень
hours-closed-then = зачинено
