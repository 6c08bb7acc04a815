### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Sayfa bulunamadı
problem-not-found-detail = Bu adres hiçbir yere çıkmıyor. Adresi kontrol edin ya da ana sayfadan başlayın.
problem-method-not-allowed-title = Yönteme izin verilmiyor
problem-method-not-allowed-detail = Bu adres yalnızca şunları kabul eder: { $methods }.
problem-invalid-request-title = Eksik veya hatalı istek
problem-invalid-request-detail = Bir veya birkaç değer uygun değil; hangileri olduğu ve nedeni “errors” içinde yazıyor.
problem-body-too-large-title = Gönderilen veri çok büyük
problem-body-too-large-detail = Gönderilen içerik { $limit } bayttan büyük.
problem-unsupported-media-type-title = Biçim tanınmadı
problem-unsupported-media-type-detail = İçeriği { $type } biçiminde gönderin.
problem-body-unreadable-title = Gönderim yarıda kesildi
problem-body-unreadable-detail = İçeriğin tamamı ulaşmadı. Yeniden deneyin.
problem-uri-too-long-title = Adres çok uzun
problem-uri-too-long-detail = Adres { $limit } bayttan uzun.
problem-station-not-found-title = Karakol bulunamadı
problem-station-not-found-detail = Bu kimliği taşıyan bir polis veya jandarma karakolu yok. Kimlik değişmiş olabilir: yere göre arayın.
problem-place-needed-title = Nerede aransın?
problem-place-needed-detail = Nerede aranacağını belirtin: near=48.11,-1.68 (enlem, boylam), postcode=35000, commune=35238 (INSEE kodu), q=Rennes veya bbox=batı,güney,doğu,kuzey.
problem-place-not-found-title = Yer bulunamadı
problem-place-not-found-detail = Buna uyan bir yerleşim yeri yok. Başka bir yazımı ya da posta kodunu deneyin.
problem-directory-unavailable-title = Rehbere ulaşılamıyor
problem-directory-unavailable-detail = Rehber okunamıyor. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
problem-not-acceptable-title = Biçim sunulmuyor
problem-not-acceptable-detail = Bu adres şu biçimlerde yanıt verir: { $types }.
problem-sheet-not-found-title = Bilgi notu bulunamadı
problem-sheet-not-found-detail = Bu adda bir bilgi notu yok. Bilgi notlarının listesi şu adrestedir: /v1/sheets.
problem-phrasebook-not-found-title = Bu dilde ifade yok
problem-phrasebook-not-found-detail = Bu dilde ifade yok. Dillerin listesi şu adrestedir: /v1/phrases.
problem-answers-not-found-title = Bu dilde hazır yanıt yok
problem-answers-not-found-detail = Bu dilde hazır yanıt yok. Dillerin listesi şu adrestedir: /v1/answers.
problem-guide-changed-title = Kılavuz değişti
problem-guide-changed-detail = Bu yanıtlar kılavuzun önceki bir sürümüne ait. İlk sorudan yeniden başlayın.
problem-nowhere-in-france-title = Fransa dışında
problem-nowhere-in-france-detail = Burası hiçbir Fransız toprağında değil. Avrupa Birliği’nde acil durum numarası 112’dir.
problem-storage-unavailable-title = Depolamaya ulaşılamıyor
problem-storage-unavailable-detail = Hiçbir şey kaybolmadı, ancak bu şu anda kaydedilemedi. Biraz sonra yeniden deneyin. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
problem-tenant-not-found-title = Bilinmeyen belediye
problem-tenant-not-found-detail = Bu adla kayıtlı belediye yok. Hepsi /widgets sayfasında gösterilir.
problem-origin-not-allowed-title = Siteye izin verilmiyor
problem-origin-not-allowed-detail = Bu belediyenin araçları yalnızca kendi sitelerinde görünür. Bu hizmeti yürütenlerden sayfanızın kaynağını eklemelerini isteyin.
