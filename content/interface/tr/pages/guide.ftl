### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Kılavuz yükleniyor…
guide-failed = Kılavuz yanıt vermiyor. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
guide-retry = Yeniden dene
