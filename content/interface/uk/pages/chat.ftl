### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

chat-danger = Є небезпека зараз?
chat-danger-yes = Так
chat-danger-no = Ні
chat-danger-first = Якщо можливо, спершу здійміть тривогу: група може виїхати негайно.
chat-danger-still = Немає змоги подзвонити чи надіслати SMS? Можна писати тут: ця розмова йде перед іншими.
chat-minor = Мені ще немає 18 років
chat-topic = Про що йдеться? (не обов’язково)
chat-topic-none = Не хочу казати
chat-language = Мова розмови
chat-no-name = Ні імені, ні місцезнаходження тут не питають.
chat-start = Почати
chat-starting = Хвилинку…
chat-kept-nowhere = На цьому пристрої нічого не зберігається. Якщо закрити чи перезавантажити цю сторінку, розмову поверне лише код звернення.
chat-line-connecting = З’єднання…
chat-line-live = Зв’язок є
chat-line-offline = Немає мережі. Написане лишається тут і піде, коли вона з’явиться.
chat-line-busy = Сервіс дуже завантажений. За мить буде ще одна спроба.
chat-unsent = { $count ->
    [one] { $count } повідомлення ще не надійшло.
    [few] { $count } повідомлення ще не надійшли.
    [many] { $count } повідомлень ще не надійшло.
   *[other] { $count } повідомлення ще не надійшло.
}
chat-delivery-waiting = Очікує
chat-delivery-sending = У дорозі
chat-delivery-uncertain = Ми не знаємо, чи це надійшло. Його буде надіслано ще раз, але надійде воно лише один раз.
chat-delivery-unknown = Можливо, це не надіслано. Збережіть цей текст: Ви зможете написати його знову.
chat-delivery-received = Надійшло
chat-delivery-refused = Це не надіслано.
chat-again = Спробувати ще раз
chat-discard = Прибрати
chat-typing = Працівник поліції пише…
chat-desk = Група: { $desk }
chat-write-already = Писати можна вже зараз: спершу прочитають усе.
chat-keys = Ctrl + Enter теж надсилає.
chat-place = Надіслати моє місце
chat-place-asking = Визначаємо місце…
chat-place-denied = Місцезнаходження недоступне. Можна написати адресу, поверх або те, що видно довкола.
chat-place-preview = Ось що буде надіслано:
chat-place-is = Місце: { $place }
chat-place-accuracy = з точністю до { $distance }
chat-place-map = Карта місця
chat-place-send = Надіслати це місце
chat-photo = Надіслати фото
chat-photo-hint = Фото створюється на цьому пристрої заново: місце, час і модель пристрою з нього вилучаються. Те, що на ньому видно, лишається.
chat-photo-preview = Фото готове до надсилання
chat-photo-send = Надіслати це фото
chat-photo-sending = Надсилаємо фото…
chat-photo-failed = Це зображення не відкривається. Можливо, підійде інше фото.
chat-photo-unsent = Фото не надіслано. Воно лишається тут для нової спроби.
chat-file = Файл: { $name }
chat-file-show = Показати
chat-file-lost = Цей файл зараз не відкривається.
chat-phrases = Готові фрази
chat-phrases-failed = Готові фрази зараз недоступні.
chat-answers = Можливі відповіді
chat-code = Мій код звернення
chat-hide = Закрити
chat-cancel = Скасувати
chat-erase-sure = Стерти всю розмову, тут і в групи?
chat-erase-yes = Так, стерти все
chat-anew = Нова розмова
chat-failed = Розмова зараз не відкривається. У небезпеці телефонуйте 17 або 112 чи напишіть на 114.
chat-form = Написати через просту сторінку
chat-resuming = Відкриваємо розмову…
chat-corrected-word = Слово номер { $number } було неточним. Решта коду дала змогу його виправити.
chat-corrected-character = Символ номер { $number } був неточним. Решта коду дала змогу його виправити.
chat-not-done = Цього не вдалося зробити. За мить можна спробувати ще раз.
chat-sample = Це пробний сервіс: його групи вигадані, і ніхто не приїде. У небезпеці телефонуйте 17 або 112 чи напишіть на 114.
