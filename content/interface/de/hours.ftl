### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

hours-monday = Montag
hours-tuesday = Dienstag
hours-wednesday = Mittwoch
hours-thursday = Donnerstag
hours-friday = Freitag
hours-saturday = Samstag
hours-sunday = Sonntag
hours-every-day = täglich
hours-all-day = ganztägig
hours-holidays = Feiertage
hours-from-to = { $first } bis { $last }
hours-between = { $start } bis { $end } Uhr
hours-hour = { $hour }
hours-time = { $hour }:{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } und { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, außer an Feiertagen
hours-always = rund um die Uhr, 7 Tage die Woche
hours-closed-then = geschlossen
