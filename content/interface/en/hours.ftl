### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

hours-monday = Monday
hours-tuesday = Tuesday
hours-wednesday = Wednesday
hours-thursday = Thursday
hours-friday = Friday
hours-saturday = Saturday
hours-sunday = Sunday
hours-every-day = every day
hours-all-day = all day
hours-holidays = public holidays
hours-from-to = { $first } to { $last }
hours-between = { $start } to { $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } and { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, except public holidays
hours-always = 24 hours a day, 7 days a week
hours-closed-then = closed
