### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

phrasebook-title = Порозумітися без спільної мови
phrasebook-intro = Виберіть мову іншої людини: кожна фраза показана двома мовами, щоб на неї вказати пальцем.
phrasebook-point = Вкажіть на фразу пальцем: інша людина прочитає її своєю мовою. Торкніться запитання, щоб побачити відповіді.
phrasebook-machine = Фрази з позначкою * переклала машина, і їх ще не перевірив носій мови. У разі сумніву попросіть перекладача.
phrasebook-others = Інші мови
phrasebook-answer = Відповіді
phrasebook-danger = Небезпека
phrasebook-place = Місце
phrasebook-injury = Травми та здоров’я
phrasebook-weapon = Зброя
phrasebook-children = Діти
phrasebook-need = Потреби
phrasebook-consent = Згода
phrasebook-question = Запитання
phrasebook-guidance = Що робити
