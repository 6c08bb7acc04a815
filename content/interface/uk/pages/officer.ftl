### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

officer-again = Увійти знову
officer-blocked = Браузер заблокував вікно входу. Дозвольте вікна цього сайту і спробуйте ще раз.
officer-choose = У якій команді ви працюєте?
officer-ends = Ваш вхід діє до { $time }. Увійдіть знову, щоб зберегти свої розмови.
officer-given-up = Вхід не завершено вчасно. Спробуйте ще раз.
officer-idle = Ви давно нічого не робили. Через хвилину консоль заблокується, а ваші розмови повернуться в чергу. Натисніть будь-яку клавішу, щоб залишитися.
officer-idle-locked = Консоль заблокувалася, бо нею ніхто не користувався. Ваші розмови повернулися в чергу.
officer-issuer-unreachable = Служба входу не відповідає. Спробуйте за мить.
officer-key-file = Файл ключа команди
officer-key-invalid = Цей файл не є ключем, або його змінено.
officer-key-later = Цей ключ із новішої версії Vigie.
officer-key-other = Цей файл — ключ іншої команди: { $desk }.
officer-lock = Заблокувати
officer-locked = Ключ забуто. Те, що ви мали, повернулося в чергу.
officer-memory = Ваш вхід і ключ команди залишаються в пам’яті цієї сторінки. На цьому пристрої нічого не зберігається.
officer-no-issuer = Цій службі ще не сказали, де входять працівники.
officer-no-role = Ваш обліковий запис не має ролі в жодній команді. Зверніться до керівника.
officer-officer = працівник
officer-passphrase = Таємна фраза
officer-passphrase-wrong = Таємна фраза неправильна, або файл змінено.
officer-refused = У вході відмовлено.
officer-sign-in = Увійти
officer-sign-in-window = Увійти в окремому вікні
officer-sign-out = Вийти
officer-signed-out = Ви вийшли. Ця сторінка все забула.
officer-supervisor = керівник
officer-token = Токен
officer-token-hint = Для розробки: його дає «cargo xtask token».
officer-token-unfit = Цей токен не підходить: він не дає ролі в жодній команді.
officer-unlock = Відкрити ключ команди
officer-unlock-do = Відкрити
officer-unlock-hint = Повідомлення запечатано для: { $desk }. Ключ відкриває їх на цьому пристрої і ніколи його не залишає.
officer-unlocking = Ключ відкривається: секунда-дві.
officer-unreachable = Служба не відповідає. Спробуйте за мить.
officer-window-opened = Продовжуйте у вікні, що відкрилося.
