### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Порадник завантажується…
guide-failed = Порадник не відповідає. У разі небезпеки телефонуйте за номером 17 або 112 чи надішліть SMS на 114.
guide-retry = Спробувати ще раз
