### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Пам’ятки завантажуються…
advice-failed = Показати пам’ятки не вдається. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
advice-retry = Спробувати ще раз
advice-hint = Вистачить кількох слів, помилки не завадять. Ваш пошук ніде не зберігається.
advice-back = Повернутися до списку
advice-found = { $count ->
    [one] { $count } пам’ятка.
    [few] { $count } пам’ятки.
    [many] { $count } пам’яток.
   *[other] { $count } пам’ятки.
}
