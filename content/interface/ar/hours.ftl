### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

hours-monday = الاثنين
hours-tuesday = الثلاثاء
hours-wednesday = الأربعاء
hours-thursday = الخميس
hours-friday = الجمعة
hours-saturday = السبت
hours-sunday = الأحد
hours-every-day = كل أيام الأسبوع
hours-all-day = طوال اليوم
hours-holidays = أيام العطل الرسمية
hours-from-to = من { $first } إلى { $last }
hours-between = من { $start } إلى { $end }
hours-hour = { $hour }:00
hours-time = { $hour }:{ $minute }
hours-on = { $days }، { $times }
hours-comma = { $list }، { $next }
hours-and = { $list } و{ $next }
hours-then = { $list }؛ { $next }
hours-not-holidays = { $hours }، ما عدا أيام العطل الرسمية
hours-always = 24 ساعة في اليوم، 7 أيام في الأسبوع
hours-closed-then = مغلق
