### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

site-skip = İçeriğe geç
site-navigation = Gezinme
site-home = Ana sayfa
site-sheets = Bilgi notları ve öneriler
site-guide = Neler oluyor? Kılavuz
site-numbers = Acil durum numaraları
site-languages = Diller
site-feed = Neler değişti
site-stations = Yakınımdaki polis ve jandarma karakolları
site-safety = Hızla çık, daha az iz bırak
site-emergency-17 = Polis imdat
site-emergency-112 = Acil yardım, Avrupa’nın her yerinde
site-emergency-114 = SMS ile, konuşmadan
site-emergency-title = Tehlikede misiniz? Hemen arayın veya yazın
site-independent = Vigie özgür ve bağımsız bir yazılımdır: burası bir devlet sitesi değildir.
site-operated-by = Bu hizmeti işleten: { $operator }.
site-operator-unknown = Bu hizmeti kimin işlettiği belirtilmemiş.
site-search = Ara
