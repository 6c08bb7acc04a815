### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Bilgi notları yükleniyor…
advice-failed = Bilgi notları gösterilemiyor. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
advice-retry = Yeniden dene
advice-hint = Birkaç sözcük yeterlidir, yazım hataları sorun olmaz. Aramanız hiçbir yerde saklanmaz.
advice-back = Listeye dön
advice-found = { $count ->
    [one] Bir bilgi notu.
   *[other] { $count } bilgi notu.
}
