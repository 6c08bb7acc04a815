### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

number-intro = Kim, nasıl ve ne zaman yanıt veriyor. Tehlikedeyseniz ilk üçünden başlayın.
number-answers = Kim yanıt veriyor
number-when = Ne zaman
number-hours = Saatler
number-free = Ücretsiz
number-paid = Ücretli arama
number-where = Nerede
number-spoken = Konuşulan diller
number-call = { $number } numarasını arayın
number-text = { $number } numarasına yazın
number-web = Siteyi açın
number-sea = Denizde
number-mountain = Dağda
number-everywhere = Fransa’nın her yerinde
number-territory-label = Neredesiniz?
number-writing-only = Yalnızca yazarak, konuşmadan
number-show = Göster
number-how = Nasıl
number-for-whom = Kimler için
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (Paris saatiyle)
number-local-time = { $hours } (yerel saatle)
number-from-abroad = Yurt dışından: { $number }
number-sign-language = Fransız işaret dili
number-land = Karada
number-setting-label = Karada mı, denizde mi, dağda mı?
number-any-setting = Fark etmez
number-checked = Kontrol tarihi: { $date }.
