### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie, belediyenizin sitesinde
widgets-intro = Seçin, bakın, sonra sitenizdeki bir sayfaya tek satır kopyalayın. Ziyaretçilerinizi hiçbir şey izlemez.
widgets-choose = Seçim
widgets-tenant = Belediye
widgets-show = Araçta gösterilenler
widgets-all = Hepsi
widgets-language = Aracın dili
widgets-update = Göster
widgets-missing = Belediyeniz listede yok mu? Bu hizmeti yürütenlerden, sitenizin adresiyle birlikte eklemelerini isteyin.
widgets-preview = Önizleme
widgets-frame-name = Polis ve jandarma yardımı
widgets-module = Betikle
widgets-module-hint = En rahatı. Betik, özetiyle sabitlenmiştir; yüklediği dosyalar bu hizmetten gelir ve kendiliğinden güncellenir.
widgets-frame = Çerçeve içinde
widgets-frame-hint = Bu hizmetin hiçbir betiği sayfanıza girmez. Çerçeve betik olmadan da çalışır.
widgets-plain = Betiksiz ve çerçevesiz
widgets-plain-hint = Her yayın aracına uygun bağlantılar ve bir form. Metin kendiliğinden güncellenmez: yılda bir yeniden kopyalayın.
widgets-origins = Betik ve çerçeve yalnızca şu sitelerde görünür:
widgets-test = Sayfanızı denetleyin
widgets-test-script = Betik açıkken bu sayfa, sayfanızın güvenlik politikasını değerlendirir. Kapalıyken eklenecekler belgelerde yazar.
widgets-danger = Tehlikede misiniz?
widgets-sample-town = Örnek belediye: gerçekte yoktur.
