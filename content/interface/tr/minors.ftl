### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

minors-call = Seni dinleyen biriyle konuş
minors-119 = Tehlikedeki çocuklar. Ücretsiz, gece gündüz. Faturada görünmez.
minors-3018 = Zorbalık, şantaj, yayılan görüntülerin. Ücretsiz, her gün 9.00–23.00.
minors-write = Sessizce yaz
minors-write-hint = Bir polis veya jandarma yazdığını okur ve sana yazarak yanıt verir. Adını söylemen gerekmez.
minors-fault = Bu benim suçum mu?
minors-fault-no = Hayır. Kimsenin sana vurmaya, seni tehdit etmeye, zorlamaya ya da sana şantaj yapmaya hakkı yok. Hiçbir şey söylemediysen bile. Bir fotoğraf gönderdiysen bile. Sevdiğin biri olsa bile.
minors-happens = Yazdığında ne olur
minors-happens-code = Önce bir kod alırsın. Onunla görüşmeye buradan veya başka bir cihazdan dönebilirsin.
minors-happens-words = Kendi sözlerinle anlat. “Bilmiyorum” diyebilir, istediğin zaman durabilirsin.
minors-happens-danger = Tehlikedeysen görevli, seni korumaya bir ekip gelmesini isteyebilir.
minors-happens-leave = Biri mi geliyor? En üstteki düğme ekranı boşaltır. Kodun görüşmeyi sonra yeniden açar.
minors-sheets = Senin için yazılmış öneriler
