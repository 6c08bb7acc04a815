### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = Невідома група
desk-desk-unknown-detail = Групи з такою назвою немає.
desk-sign-in-title = Потрібно увійти
desk-sign-in-detail = Ця адреса лише для працівників поліції та жандармерії: увійдіть знову.
desk-revoked-title = Доступ відкликано
desk-revoked-detail = Ваш доступ відкликано. Зверніться до свого керівника.
desk-role-missing-title = Доступ обмежено
desk-role-missing-detail = Ви не маєте цієї ролі в цій групі.
desk-issuer-unavailable-title = Особу не вдається перевірити
desk-issuer-unavailable-detail = Сервіс перевірки особи не відповідає. Спробуйте ще раз за хвилину.
desk-not-present-title = Присутність не позначено
desk-not-present-detail = Позначте свою присутність, перш ніж брати розмову.
desk-at-capacity-title = Досягнуто найбільшої кількості
desk-at-capacity-detail = Ви вже маєте стільки розмов, скільки вказали.
desk-conversation-unknown-title = Тут такої розмови немає
desk-conversation-unknown-detail = Ця група не знає цієї розмови.
desk-conversation-taken-title = Уже взято
desk-conversation-taken-detail = Цю розмову веде інший працівник.
desk-conversation-not-here-title = Уже не в цій групі
desk-conversation-not-here-detail = Ця розмова закінчилася або вже передається іншій групі.
desk-same-desk-title = Та сама група
desk-same-desk-detail = Ця розмова вже в цій групі.
desk-not-sealed-title = Там її ще не можна прочитати
desk-not-sealed-detail = Спершу запечатайте ключ розмови для цих груп.
desk-intervention-under-way-title = Запит на виїзд уже є
desk-intervention-under-way-detail = Виїзд уже триває, або жодного немає: перегляньте розмову.
