### What a person reads, in simplified Chinese. Every language has the same
### messages; the build fails if one is missing.

hours-monday = 星期一
hours-tuesday = 星期二
hours-wednesday = 星期三
hours-thursday = 星期四
hours-friday = 星期五
hours-saturday = 星期六
hours-sunday = 星期日
hours-every-day = 每天
hours-all-day = 全天
hours-holidays = 法定节假日
hours-from-to = { $first }至{ $last }
hours-between = { $start }至{ $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days } { $times }
hours-comma = { $list }、{ $next }
hours-and = { $list }和{ $next }
hours-then = { $list }；{ $next }
hours-not-holidays = { $hours }，法定节假日除外
hours-always = 每周 7 天，每天 24 小时
hours-closed-then = 关闭
