### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Потрібен код доступу
case-token-required-detail = Ця розмова відкривається лише за її кодом звернення або через доступ працівника поліції чи жандармерії.
case-token-expired-title = Доступ закінчився
case-token-expired-detail = Цей доступ більше не дійсний. Попросіть новий.
case-unknown-title = Розмову не знайдено
case-unknown-detail = За цим кодом не відкривається жодна розмова. Перевірте кожен символ або кожне слово Вашого коду звернення.
case-erased-title = Розмову стерто
case-erased-detail = Цю розмову стерто. Від неї нічого не залишилося.
case-conflict-title = Розмову вже відкрито
case-conflict-detail = За цим кодом уже відкрито розмову, але з іншими значеннями.
case-closed-title = Розмову закрито
case-closed-detail = Цю розмову закрито, вона більше не приймає повідомлень. Ви можете відкрити її знову.
case-full-title = Розмова заповнена
case-full-detail = Ця розмова досягла найбільшого дозволеного обсягу. Відкрийте нову.
case-client-id-conflict-title = Повідомлення вже надіслано
case-client-id-conflict-detail = Під тією самою позначкою вже надіслано інше повідомлення. Надішліть це під новою позначкою.
case-not-allowed-title = Тут це неможливо
case-not-allowed-detail = Зараз у цій розмові цього зробити не можна.
case-lease-lost-title = Розмову передано комусь іншому
case-lease-lost-detail = Цю розмову тепер веде інший працівник або інша група.
case-bad-entry-title = Повідомлення запечатано неправильно
case-bad-entry-detail = Надіслане не має вигляду запечатаного повідомлення чи файлу.
case-chunk-conflict-title = Частину файлу вже надіслано
case-chunk-conflict-detail = На цьому місці вже є інша частина файлу.
case-chunk-unknown-title = Частину файлу не знайдено
case-chunk-unknown-detail = Ця частина файлу не надійшла.
case-too-fast-title = Зачекайте, будь ласка
case-too-fast-detail = Забагато надіслано за один раз. Трохи зачекайте (секунд: { $seconds }) і спробуйте ще раз. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
case-proof-required-title = Коротка перевірка
case-proof-required-detail = Зараз багато людей відкривають розмови. Спершу Ваш пристрій має розв’язати невелике завдання, «challenge», — це триває кілька секунд.
case-sockets-unsupported-title = Тут немає прямого з’єднання
case-sockets-unsupported-detail = Цей сервіс не має сокетів. Натомість стежте за розмовою як за потоком подій.
case-upgrade-required-title = Очікується сокет
case-upgrade-required-detail = Ця адреса відкриває WebSocket.
