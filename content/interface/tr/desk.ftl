### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = Ekip bulunamadı
desk-desk-unknown-detail = Bu adda bir ekip yok.
desk-sign-in-title = Giriş yapın
desk-sign-in-detail = Bu adres görevlilere ayrılmıştır: yeniden giriş yapın.
desk-revoked-title = Erişim geri alındı
desk-revoked-detail = Erişiminiz geri alındı. Sorumlu amirinize başvurun.
desk-role-missing-title = Size açık değil
desk-role-missing-detail = Bu ekipte bu role sahip değilsiniz.
desk-issuer-unavailable-title = Kimlik doğrulanamıyor
desk-issuer-unavailable-detail = Kimlik hizmeti yanıt vermiyor. Biraz sonra yeniden deneyin.
desk-not-present-title = Görev başında görünmüyorsunuz
desk-not-present-detail = Bir görüşme almadan önce görev başında olduğunuzu bildirin.
desk-at-capacity-title = En yüksek sayıya ulaşıldı
desk-at-capacity-detail = Belirttiğiniz sayıda görüşmeniz zaten var.
desk-conversation-unknown-title = Görüşme burada bilinmiyor
desk-conversation-unknown-detail = Bu ekip bu görüşmeyi tanımıyor.
desk-conversation-taken-title = Zaten alınmış
desk-conversation-taken-detail = Bu görüşme başka bir görevlide.
desk-conversation-not-here-title = Artık bu ekipte değil
desk-conversation-not-here-detail = Bu görüşme sona erdi veya başka bir ekibe aktarılıyor.
desk-same-desk-title = Aynı ekip
desk-same-desk-detail = Bu görüşme zaten bu ekipte.
desk-not-sealed-title = Orada henüz okunamıyor
desk-not-sealed-detail = Önce görüşmenin anahtarını bu ekipler için mühürleyin.
desk-intervention-under-way-title = Müdahale zaten istenmiş
desk-intervention-under-way-detail = Zaten süren bir müdahale var ya da hiç müdahale yok: görüşmeye bakın.
