### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

number-intro = Хто відповідає, як і коли. У разі небезпеки почніть із перших трьох.
number-answers = Хто відповідає
number-when = Коли
number-hours = Години роботи
number-free = Безкоштовно
number-paid = Платний дзвінок
number-where = Де
number-spoken = Мови спілкування
number-call = Зателефонувати за номером { $number }
number-text = Написати на { $number }
number-web = Відкрити сайт
number-sea = На морі
number-mountain = У горах
number-everywhere = По всій Франції
number-territory-label = Де Ви?
number-writing-only = Лише письмово, без розмови
number-show = Показати
number-how = Як
number-for-whom = Для кого
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (за паризьким часом)
number-local-time = { $hours } (за місцевим часом)
number-from-abroad = З-за кордону: { $number }
number-sign-language = французька жестова мова
number-land = На суходолі
number-setting-label = На суходолі, на морі чи в горах?
number-any-setting = Байдуже
number-checked = Перевірено { $date }.
