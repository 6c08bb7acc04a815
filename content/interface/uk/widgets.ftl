### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie на сайті вашої громади
widgets-intro = Оберіть, перегляньте й скопіюйте один рядок на сторінку свого сайту. Ніщо в ньому не стежить за відвідувачами.
widgets-choose = Вибір
widgets-tenant = Громада
widgets-show = Що показує віджет
widgets-all = Усе
widgets-language = Мова віджета
widgets-update = Показати
widgets-missing = Вашої громади немає у списку: попросіть тих, хто веде цей сервіс, додати її з адресою вашого сайту.
widgets-preview = Попередній перегляд
widgets-frame-name = Допомога поліції та жандармерії
widgets-module = Зі скриптом
widgets-module-hint = Найзручніше. Скрипт зафіксовано його відбитком; те, що він завантажує, надходить із цього сервісу й оновлюється саме.
widgets-frame = У фреймі
widgets-frame-hint = Жоден скрипт цього сервісу не потрапляє на вашу сторінку. Фрейм працює і без скриптів.
widgets-plain = Без скрипта і фрейма
widgets-plain-hint = Посилання й форма для будь-якої системи публікації. Текст не оновлюється: копіюйте його знову раз на рік.
widgets-origins = Скрипт і фрейм показуються лише на цих сайтах:
widgets-test = Перевірити вашу сторінку
widgets-test-script = Зі скриптом ця сторінка перевіряє політику безпеки вашої. Без нього документація каже, що додати.
widgets-danger = Ви в небезпеці?
widgets-sample-town = Громада для прикладу: її не існує.
