### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

site-skip = Перейти до вмісту
site-navigation = Навігація
site-home = Головна
site-sheets = Пам’ятки й поради
site-guide = Що сталося? Порадник
site-numbers = Номери екстреної допомоги
site-languages = Мови
site-feed = Що змінилося
site-stations = Відділки поліції та жандармерії поблизу мене
site-safety = Швидко вийти й лишити менше слідів
site-emergency-17 = Поліція, екстрений виклик
site-emergency-112 = Екстрена допомога, у всій Європі
site-emergency-114 = Через SMS, без розмови
site-emergency-title = Ви в небезпеці? Телефонуйте або пишіть зараз
site-independent = Vigie — вільна й незалежна програма: це не державний сайт.
site-operated-by = Цей сервіс підтримує: { $operator }.
site-operator-unknown = Не зазначено, хто підтримує цей сервіс.
site-search = Шукати
