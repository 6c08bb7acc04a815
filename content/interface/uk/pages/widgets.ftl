### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Громада для прикладу: її не існує.
widgets-by = { $name }, разом із Vigie.
widgets-service = Переглянути весь сервіс
widgets-chat = Писати, а не говорити
widgets-new-tab = (нова вкладка)
widgets-copy = Копіювати
widgets-copied = Скопійовано.
widgets-policy = Ваша сторінка має політику безпеки (CSP)?
widgets-policy-hint = Вставте значення заголовка Content-Security-Policy. Нічого не надсилається: ваш браузер перевіряє сам.
widgets-policy-check = Перевірити
widgets-policy-variant = Спосіб додавання
widgets-policy-works = Нічого змінювати: ця політика все пропускає.
widgets-policy-blocked = Ця політика блокує частину:
widgets-policy-add = додати:
widgets-policy-nonce = або додайте до тегу script nonce, який ваш сервер створює для кожної сторінки.
widgets-policy-nonce-alone = додайте до тегу script nonce, який ваш сервер створює для кожної сторінки.
widgets-policy-mended = Уся політика
widgets-part-loader = скрипт
widgets-part-modules = те, що завантажує скрипт
widgets-part-answers = відповіді сервісу
widgets-part-display = відображення (Trusted Types)
widgets-part-frame = фрейм
widgets-part-form = форму
widgets-part-links = посилання та сервіс у новій вкладці
