### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

offline-title = Ağ olmadan, bu cihazda
offline-intro = Bu site, ağ olmadığında kullanmanız için önerilerinin bir kopyasını bu cihazda tutabilir. Siz istemedikçe hiçbir şey tutulmaz.
offline-kept = Neler tutulur
offline-kept-numbers = Yararlı numaralar.
offline-kept-guide = Kılavuz ve tüm bilgi notları, bu sayfanın dilinde.
offline-kept-stations = Tüm karakolların listesi: en yakını o zaman cihazın kendisinde aranır.
offline-never = Hiçbir zaman bir görüşme, bildirim, takip kodu, arama ya da konum tutulmaz.
offline-seen = Bu görülebilir
offline-seen-how = Bu cihazı karıştıran biri bu kopyayı ve ana ekrana eklerseniz simgeyi bulabilir. Korktuğunuz biri telefonunuza bakıyorsa burada hiçbir şey tutmayın.
offline-seen-leave = Hızlı çıkış düğmesi bu kopyayı da siler. Ana ekrandaki simge elle kaldırılır.
offline-name = Göze çarpmayan bir ad ve simge
offline-name-hint = Ana ekrana eklemek için önce seçin, sonra tarayıcının menüsünü açın: “Ana ekrana ekle”.
offline-app-vigie = Vigie
offline-app-notes = Notlar
offline-app-weather = Hava
offline-app-sums = Hesap
offline-choose = Bu adı seç
offline-copy = Kopya
offline-script = Bir kopya tutmak için bu sitenin betiklerini çalıştıran bir tarayıcı gerekir.
offline-help = Ağ yok
offline-help-what = Bu sayfa bu cihazda yok. 17 ve 112 aramaları ile 114’e SMS internet gerektirmez. Burada tutulanlar:
