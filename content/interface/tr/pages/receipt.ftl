### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

receipt-words = Sözcüklerle
receipt-characters = Ya da karakterlerle
receipt-minor = Bu takip kodunu sakla
receipt-minor-why = Görüşmeye geri dönmenin tek yolu budur. Bu koda sahip olan görüşmeyi okuyabilir: onu başka kimsenin bakmadığı bir yerde sakla. Sözcükler ve karakterler aynı koddur.
receipt-noted = Not ettim
receipt-print = Yazdır
receipt-copy = Kopyala
receipt-copy-hint = Kopyalanan, cihazın belleğinde kalır: cihazı sonra kullanan biri onu yapıştırabilir.
receipt-copied = Kod kopyalandı. Güvenli bir yere yapıştırıldıktan sonra başka bir şey kopyalamak onu bellekten çıkarır.
receipt-copy-failed = Cihaz kopyalamaya izin vermiyor. Kod elle not edilebilir.
receipt-check = Not edilenden yalnızca bir kontrol:
receipt-part = { $word }. sözcük ya da { $group }. karakter grubu
receipt-confirm = Devam et
receipt-wrong = Tam olarak bu değil. Kodla karşılaştırıp yeniden deneyin: hiçbir şey kaybolmadı.
receipt-see = Kodu yeniden gör
receipt-without = Not etmeden devam et
receipt-without-why = Bu kod olmadan, sayfa kapandıktan sonra görüşmeyi kimse yeniden açamaz, biz bile. Sayfa açık kaldıkça “Takip kodum” onu gösterir.
receipt-without-yes = Kod olmadan devam et
