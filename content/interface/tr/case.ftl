### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Erişim kodu gerekli
case-token-required-detail = Bu görüşme yalnızca takip koduyla veya bir görevlinin erişimiyle açılır.
case-token-expired-title = Erişim sona erdi
case-token-expired-detail = Bu erişim artık geçerli değil. Yeni bir erişim isteyin.
case-unknown-title = Görüşme bulunamadı
case-unknown-detail = Bu kodla açılan bir görüşme yok. Takip kodunuzun her karakterini veya her sözcüğünü kontrol edin.
case-erased-title = Görüşme silindi
case-erased-detail = Bu görüşme silindi. Ondan geriye hiçbir şey kalmadı.
case-conflict-title = Görüşme zaten açılmış
case-conflict-detail = Bu kodla daha önce, başka değerlerle bir görüşme açılmış.
case-closed-title = Görüşme kapandı
case-closed-detail = Bu görüşme kapalı ve artık mesaj kabul etmiyor. Onu yeniden açabilirsiniz.
case-full-title = Görüşme doldu
case-full-detail = Bu görüşme en büyük boyutuna ulaştı. Yeni bir görüşme açın.
case-client-id-conflict-title = Mesaj zaten gönderilmiş
case-client-id-conflict-detail = Aynı kimlikle başka bir mesaj gönderilmiş. Bu mesajı yeni bir kimlikle gönderin.
case-not-allowed-title = Burada mümkün değil
case-not-allowed-detail = Bu görüşmenin şu anki durumunda bunu yapamazsınız.
case-lease-lost-title = Görüşme başkasına geçti
case-lease-lost-detail = Bu görüşme artık başka bir görevlide veya başka bir ekipte.
case-bad-entry-title = Mesaj doğru mühürlenmemiş
case-bad-entry-detail = Gönderilen içerik, mühürlü bir mesaj veya dosya biçiminde değil.
case-chunk-conflict-title = Dosyanın bu parçası zaten gönderilmiş
case-chunk-conflict-detail = Bu yerde dosyanın başka bir parçası var.
case-chunk-unknown-title = Dosyanın bu parçası bulunamadı
case-chunk-unknown-detail = Dosyanın bu parçası ulaşmadı.
case-too-fast-title = Lütfen biraz bekleyin
case-too-fast-detail = Bir anda çok fazla gönderim yapıldı. { $seconds } saniye bekleyin ve yeniden deneyin. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
case-proof-required-title = Kısa bir kontrol
case-proof-required-detail = Şu anda çok sayıda kişi görüşme açıyor. Cihazınızın önce birkaç saniye süren küçük bir görevi, “challenge”, çözmesi gerekiyor.
case-sockets-unsupported-title = Burada canlı bağlantı yok
case-sockets-unsupported-detail = Bu hizmette soket yok. Bunun yerine görüşmeyi bir olay akışı olarak izleyin.
case-upgrade-required-title = Soket bekleniyor
case-upgrade-required-detail = Bu adres bir WebSocket açar.
