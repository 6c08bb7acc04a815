### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Ayrılanların beklemesi
figures-abandoned-name = yanıtsız ayrılan
figures-again = Yenile
figures-all = Tümü
figures-arrived = Gelen kişiler: { $count }
figures-arrived-name = gelen
figures-count = Sayı
figures-day = Son 24 saat
figures-failed = Sayılar alınamıyor.
figures-first-response = İlk yanıta kadar geçen süre
figures-handling = İşlem süresi
figures-hour = Saat
figures-in-table = Aynı sayılar tabloda.
figures-legend = Çubuk: ortanca. Çizgi: 100 kişiden 95’i daha az bekledi.
figures-load = Saat başına gelenler ve alınanlar
figures-median = Ortanca
figures-month = Son 30 gün
figures-nothing = Ölçülen bir şey yok.
figures-p95 = 100’de 95
figures-promise-missed = Söz verilen yanıtların gecikmesi
figures-queue = Kuyruk
figures-span = Dönem
figures-table = Tablo
figures-taken-name = alınan
figures-title = Ekibin sayıları
figures-wait = Görevli bekleme süresi
figures-week = Son 7 gün
