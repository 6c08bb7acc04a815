### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Сторінку не знайдено
problem-not-found-detail = Ця адреса нікуди не веде. Перевірте її або почніть із головної сторінки.
problem-method-not-allowed-title = Метод не дозволено
problem-method-not-allowed-detail = Ця адреса приймає лише: { $methods }.
problem-invalid-request-title = Неповний або хибний запит
problem-invalid-request-detail = Одне чи кілька значень не підходять; у «errors» сказано, які саме й чому.
problem-body-too-large-title = Забагато даних
problem-body-too-large-detail = Надіслане перевищує { $limit } байтів.
problem-unsupported-media-type-title = Формат не розпізнано
problem-unsupported-media-type-detail = Надішліть дані у форматі { $type }.
problem-body-unreadable-title = Надсилання перервалося
problem-body-unreadable-detail = Дані надійшли не повністю. Спробуйте ще раз.
problem-uri-too-long-title = Задовга адреса
problem-uri-too-long-detail = Адреса перевищує { $limit } байтів.
problem-station-not-found-title = Невідомий відділок
problem-station-not-found-detail = Жоден відділок поліції чи жандармерії не має такого ідентифікатора. Можливо, він змінився: шукайте за місцем.
problem-place-needed-title = Де шукати?
problem-place-needed-detail = Вкажіть, де шукати: near=48.11,-1.68 (широта, довгота), postcode=35000, commune=35238 (код INSEE), q=Rennes або bbox=захід,південь,схід,північ.
problem-place-not-found-title = Місце не знайдено
problem-place-not-found-detail = Такого населеного пункту не знайдено. Спробуйте інше написання або поштовий індекс.
problem-directory-unavailable-title = Довідник недоступний
problem-directory-unavailable-detail = Не вдається прочитати довідник. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
problem-not-acceptable-title = Формат недоступний
problem-not-acceptable-detail = Ця адреса відповідає у форматах: { $types }.
problem-sheet-not-found-title = Невідома пам’ятка
problem-sheet-not-found-detail = Пам’ятки з такою назвою немає. Перелік пам’яток — за адресою /v1/sheets.
problem-phrasebook-not-found-title = Немає фраз цією мовою
problem-phrasebook-not-found-detail = Фраз цією мовою немає. Перелік мов — за адресою /v1/phrases.
problem-answers-not-found-title = Готових відповідей цією мовою немає
problem-answers-not-found-detail = Готових відповідей цією мовою немає. Перелік мов — за адресою /v1/answers.
problem-guide-changed-title = Порадник змінився
problem-guide-changed-detail = Ці відповіді стосуються попередньої версії порадника. Почніть знову з першого запитання.
problem-nowhere-in-france-title = За межами Франції
problem-nowhere-in-france-detail = Це місце не належить до жодної французької території. У Європейському Союзі номер екстреної допомоги — 112.
problem-storage-unavailable-title = Сховище недоступне
problem-storage-unavailable-detail = Нічого не втрачено, але зараз це не вдалося зберегти. Спробуйте ще раз за хвилину. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
problem-tenant-not-found-title = Невідома громада
problem-tenant-not-found-detail = Жодної громади з такою назвою не зареєстровано. Усі показано на сторінці /widgets.
problem-origin-not-allowed-title = Сайт не дозволено
problem-origin-not-allowed-detail = Віджети цієї громади показуються лише на її власних сайтах. Попросіть тих, хто веде цей сервіс, додати джерело вашої сторінки.
