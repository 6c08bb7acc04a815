### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = Yakınımda
stations-near-me-hint = Konumunuz yalnızca o anda istenir ve hiçbir yerde saklanmaz.
stations-searching = Aranıyor…
stations-position-denied = Konum alınamıyor. Bir şehir adı yazın.
stations-failed = Hizmet yanıt vermiyor. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
stations-found-around = { $count ->
    [0] { $place } çevresinde buna uyan bir karakol yok.
    [one] { $place } çevresinde bir karakol. Verilerin tarihi: { $date }.
   *[other] { $place } çevresinde { $count } karakol. Verilerin tarihi: { $date }.
}
stations-found = { $count ->
    [0] Buna uyan bir karakol yok.
    [one] Bir karakol. Verilerin tarihi: { $date }.
   *[other] { $count } karakol, en yakını önce. Verilerin tarihi: { $date }.
}
stations-map = Karakolların haritası
stations-map-hint = Aşağıdaki liste de aynı şeyi söyler.
stations-results = Sonuçlar
