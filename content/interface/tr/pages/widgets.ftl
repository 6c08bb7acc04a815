### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Örnek belediye: gerçekte yoktur.
widgets-by = { $name }, Vigie ile.
widgets-service = Hizmetin tamamını gör
widgets-chat = Konuşmak yerine yazmak
widgets-new-tab = (yeni sekme)
widgets-copy = Kopyala
widgets-copied = Kopyalandı.
widgets-policy = Sayfanızın güvenlik politikası (CSP) var mı?
widgets-policy-hint = Content-Security-Policy başlığının değerini yapıştırın. Hiçbir şey gönderilmez: tarayıcınız kendisi değerlendirir.
widgets-policy-check = Denetle
widgets-policy-variant = Ekleme biçimi
widgets-policy-works = Değiştirilecek bir şey yok: bu politika her şeye izin veriyor.
widgets-policy-blocked = Bu politika bir bölümü engelliyor:
widgets-policy-add = eklenecek:
widgets-policy-nonce = ya da script etiketine sunucunuzun her sayfa için ürettiği nonce değerini koyun.
widgets-policy-nonce-alone = script etiketine sunucunuzun her sayfa için ürettiği nonce değerini koyun.
widgets-policy-mended = Politikanın tamamı
widgets-part-loader = betik
widgets-part-modules = betiğin yüklediği dosyalar
widgets-part-answers = hizmetin yanıtları
widgets-part-display = görüntüleme (Trusted Types)
widgets-part-frame = çerçeve
widgets-part-form = form
widgets-part-links = yeni sekmede açılan bağlantılar ve hizmet
