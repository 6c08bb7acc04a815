### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

safety-title = Hızla çık, daha az iz bırak
safety-does = Düğme ne yapar
safety-does-blank = Sayfa hemen boşalır, sonra yerine bir hava durumu sayfası açılır.
safety-does-forget = Görüşme bu cihazda kapanır. Silinmez: takip kodunuz onu buradan ya da başka bir yerden yeniden açar.
safety-does-clear = Tarayıcı, bu sitenin kendisinde saklamış olabileceği her şeyi siler. Bu site size sormadan oraya çerez veya başka veri koymaz.
safety-does-back = Geri dönüldüğünde ayrıldığınız sayfa artık görünmez.
safety-how = Nasıl kullanılır
safety-how-button = Sayfanın üstündeki düğmeye basın.
safety-how-keys = Klavyede Shift tuşuna üç kez basın.
safety-cannot = Ne yapamaz
safety-cannot-history = Burada açtığınız sayfalar tarayıcı geçmişinde kalabilir. Onları kendiniz silin ya da bu siteyi gizli bir pencerede açın.
safety-cannot-parts = Tarayıcı bu sayfaların programından, herkes için aynı olan parçalar saklayabilir. Bunlar bir konuşmanın başlatıldığını gösterebilir, ama orada okunan ya da yazılan hiçbir şeyi göstermez.
safety-cannot-network = Kullandığınız ağ (evdeki, işteki ya da bir operatörün ağı) bu siteyi açtığınızı bilebilir ama burada ne okuduğunuzu veya yazdığınızı bilemez.
safety-cannot-spied = Biri bu cihaza casus yazılım kurduysa ya da ekranınıza bakıyorsa, burada yapılan hiçbir şey onu engellemez. Güvendiğiniz birinin cihazını ya da halka açık bir yerdeki bir cihazı kullanın.
safety-cannot-files = Kaydettiğiniz veya yazdırdığınız şey, koyduğunuz yerde kalır. Gönderdiğiniz bir fotoğraf cihazda da kalır.
safety-cannot-receipt = Takip kodunu bulan herkes görüşmeyi açabilir. Kodu ezberleyin ya da güvendiğiniz birine verin.
safety-private = Gizli pencere
safety-private-how = Telefonda da bilgisayarda da tarayıcının menüsü bir “gizli pencere” veya “gizli sekme” açar: kapattığınızda her şeyi unutur.
