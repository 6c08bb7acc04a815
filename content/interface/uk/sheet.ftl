### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

sheet-services = До кого звернутися
sheet-numbers = Корисні номери
sheet-see-also = Читайте також
sheet-sources = Джерела
sheet-reviewed = Пам’ятку перевірено { $date }.
sheet-changed = Змінено { $date }: { $change }
sheet-unchecked = Цей переклад ще не перевірила людина, для якої українська — рідна мова. У разі сумніву перевагу має французька версія.
sheet-list-title = Пам’ятки й поради з безпеки
sheet-list-intro = Що робити зараз, до кого звернутися, які докази зберегти і як не допустити повторення.
sheet-search-label = Що сталося?
sheet-search-hint = Досить кількох слів, описки не заважають. Ваш пошук не зберігається, але залишається в історії браузера.
sheet-none = Немає відповідної пам’ятки. Спробуйте інші слова або порадник.
sheet-topics = Теми
sheet-all-topics = Усі пам’ятки
sheet-minors-space = Для тих, кому немає 18
sheet-found = Результати Вашого пошуку
sheet-feed-title = Vigie: пам’ятки й поради
