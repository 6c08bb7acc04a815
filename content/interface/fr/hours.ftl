### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

hours-monday = lundi
hours-tuesday = mardi
hours-wednesday = mercredi
hours-thursday = jeudi
hours-friday = vendredi
hours-saturday = samedi
hours-sunday = dimanche
hours-every-day = tous les jours
hours-all-day = toute la journée
hours-holidays = jours fériés
hours-from-to = du { $first } au { $last }
hours-between = de { $start } à { $end }
hours-hour = { $hour } h
hours-time = { $hour } h { $minute }
hours-on = { $days }, { $times }
hours-comma = { $list }, { $next }
hours-and = { $list } et { $next }
hours-then = { $list } ; { $next }
hours-not-holidays = { $hours }, sauf jours fériés
hours-always = 24 h sur 24, 7 jours sur 7
hours-closed-then = fermé
