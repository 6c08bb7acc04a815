### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Numaralar yükleniyor…
numbers-failed = Diğer numaralar gösterilemiyor. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
numbers-retry = Yeniden dene
numbers-none = Buna uyan başka numara yok.
