### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = Дані станом на { $date }: зателефонуйте, перш ніж іти. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
stations-sample-notice = Це зразок даних: таких відділків не існує, не йдіть туди. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
stations-place = Місто або поштовий індекс
stations-place-hint = Описки не заважають.
stations-institution = Служба
stations-any = Усі
stations-national-police = Національна поліція
stations-gendarmerie = Жандармерія
stations-municipal-police = Муніципальна поліція
stations-other = Інше
stations-open-now = Відчинено зараз
stations-accessible = Доступно на кріслі колісному
stations-also = Можливо, Ви мали на увазі:
stations-wheelchair = доступно на кріслі колісному
stations-approximate = приблизне розташування
stations-hours = Години роботи: { $hours }
stations-open-yes = Відчинено
stations-open-no = Зачинено
stations-open-unknown = Години роботи невідомі
stations-open-yes-until = Відчинено, зачиняється: { $time }
stations-open-no-until = Зачинено, відчиняється: { $time }
stations-call = Зателефонувати:
stations-route = Маршрут
stations-around = Поблизу: { $place }
stations-data-of = Дані станом на { $date }
stations-none = Немає відповідного відділку. Приберіть фільтр або розширте пошук.
stations-metres = м
stations-kilometres = км
stations-again = Шукати ще раз
