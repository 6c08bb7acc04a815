### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Небезпека й екстрені випадки
topic-theft = Крадіжки та злами житла
topic-vehicles = Автомобілі й велосипеди
topic-fraud = Шахрайство
topic-cyber = Інтернет
topic-harassment = Переслідування й погрози
topic-family-violence = Насильство в парі та в родині
topic-sexual-violence = Сексуальне насильство
topic-hate = Ненависть і дискримінація
topic-drugs = Наркотики
topic-public-space = Вулиця, район і скупчення людей
topic-road = Дорога
topic-children = Діти й підлітки
topic-seniors = Літні люди й ті, хто потребує догляду
topic-animals = Тварини
topic-travel = Подорожі й відсутність удома
topic-professionals = Крамниці й приватна охорона
topic-rights = Ваші права
topic-missing = Зникнення людей
