### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Скільки чекали ті, хто пішов
figures-abandoned-name = пішли без відповіді
figures-again = Оновити
figures-all = Усі
figures-arrived = Скільки людей звернулося: { $count }
figures-arrived-name = звернулися
figures-count = Кількість
figures-day = Останні 24 години
figures-failed = Показники недоступні.
figures-first-response = Час до першої відповіді
figures-handling = Тривалість опрацювання
figures-hour = Година
figures-in-table = Ті самі числа в таблиці.
figures-legend = Стовпчик: медіана. Лінія: 95 зі 100 чекали менше.
figures-load = Звернення та прийняті за годину
figures-median = Медіана
figures-month = Останні 30 днів
figures-nothing = Нічого не виміряно.
figures-p95 = 95 зі 100
figures-promise-missed = Запізнення обіцяних відповідей
figures-queue = Черга
figures-span = Період
figures-table = Таблиця
figures-taken-name = прийняті
figures-title = Показники команди
figures-wait = Очікування працівника
figures-week = Останні 7 днів
