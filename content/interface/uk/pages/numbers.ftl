### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Номери завантажуються…
numbers-failed = Інші номери показати не вдається. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
numbers-retry = Спробувати ще раз
numbers-none = Іншого відповідного номера немає.
