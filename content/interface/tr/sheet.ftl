### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

sheet-services = Kime başvurabilirsiniz
sheet-numbers = Yararlı numaralar
sheet-see-also = Bunları da okuyun
sheet-sources = Kaynaklar
sheet-reviewed = Bilgi notunun kontrol tarihi: { $date }.
sheet-changed = Değişiklik tarihi { $date }: { $change }
sheet-unchecked = Bu çeviri, ana dili Türkçe olan biri tarafından henüz gözden geçirilmedi. Kuşku hâlinde Fransızca metin esas alınır.
sheet-list-title = Güvenlik için bilgi notları ve öneriler
sheet-list-intro = Şimdi ne yapmalı, kime başvurmalı, hangi kanıtları saklamalı ve bunun yeniden yaşanması nasıl önlenir.
sheet-search-label = Neler oluyor?
sheet-search-hint = Birkaç sözcük yeter, yazım hataları sorun olmaz. Aramanız saklanmaz ama tarayıcı geçmişinde kalır.
sheet-none = Buna uyan bir bilgi notu yok. Başka sözcükleri ya da kılavuzu deneyin.
sheet-topics = Konular
sheet-all-topics = Tüm bilgi notları
sheet-minors-space = 18 yaşından küçükler için
sheet-found = Aramanızın sonuçları
sheet-feed-title = Vigie: bilgi notları ve öneriler
