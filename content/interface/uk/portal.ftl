### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

portal-title = Поліція та жандармерія: отримати допомогу
portal-help = Що Вам потрібно?
portal-write = Беззвучно написати працівникові поліції чи жандармерії
portal-write-hint = Без дзвінка, без облікового запису, вдень і вночі. Те, що Ви пишете, запечатується.
portal-guide = Що сталося?
portal-guide-hint = Кілька запитань — і Ви знатимете, куди йти.
portal-stations-hint = Години роботи, телефон, дорога.
portal-sheets = Поради
portal-sheets-hint = Що робити й що варто знати, простими словами.
portal-minors = Тобі ще немає 18
portal-minors-hint = Поради для тебе й людина, якій можна написати.
portal-follow = Повернутися до моєї розмови
portal-follow-hint = За кодом звернення, який Ви записали.
portal-numbers = Усі корисні номери
portal-numbers-hint = Екстрена допомога й телефони довіри, по всій Франції.
portal-phrases = Порозумітися без спільної мови
portal-phrases-hint = Готові фрази 44 мовами.
portal-offline-hint = Зберегти копію порад, якщо Ви про це попросите.
