### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

hours-monday = pazartesi
hours-tuesday = salı
hours-wednesday = çarşamba
hours-thursday = perşembe
hours-friday = cuma
hours-saturday = cumartesi
hours-sunday = pazar
hours-every-day = her gün
hours-all-day = tüm gün
hours-holidays = resmî tatiller
hours-from-to = { $first }–{ $last }
hours-between = { $start }–{ $end }
hours-hour = { $hour }.00
hours-time = { $hour }.{ $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } ve { $next }
hours-then = { $list }; { $next }
hours-not-holidays = { $hours }, resmî tatiller hariç
hours-always = haftanın 7 günü, 24 saat
hours-closed-then = kapalı
