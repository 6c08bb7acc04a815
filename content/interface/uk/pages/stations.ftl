### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = Поблизу мене
stations-near-me-hint = Про Ваше місцезнаходження запитують лише в цю мить, і його ніде не зберігають.
stations-searching = Триває пошук…
stations-position-denied = Місцезнаходження недоступне. Напишіть назву міста.
stations-failed = Сервіс не відповідає. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
stations-found-around = { $count ->
    [0] Поблизу: { $place }. Немає відповідного відділку.
    [one] Поблизу: { $place }. { $count } відділок. Дані станом на { $date }.
    [few] Поблизу: { $place }. { $count } відділки. Дані станом на { $date }.
    [many] Поблизу: { $place }. { $count } відділків. Дані станом на { $date }.
   *[other] Поблизу: { $place }. { $count } відділку. Дані станом на { $date }.
}
stations-found = { $count ->
    [0] Немає відповідного відділку.
    [1] Один відділок. Дані станом на { $date }.
    [one] { $count } відділок, спершу найближчі. Дані станом на { $date }.
    [few] { $count } відділки, спершу найближчі. Дані станом на { $date }.
    [many] { $count } відділків, спершу найближчі. Дані станом на { $date }.
   *[other] { $count } відділку, спершу найближчі. Дані станом на { $date }.
}
stations-map = Карта відділків
stations-map-hint = У списку нижче сказано те саме.
stations-results = Результати
