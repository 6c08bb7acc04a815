### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

officer-again = Yeniden oturum açın
officer-blocked = Tarayıcınız oturum açma penceresini engelledi. Bu sitenin pencerelerine izin verip yeniden deneyin.
officer-choose = Hangi ekipte çalışıyorsunuz?
officer-ends = Oturumunuz { $time } saatinde sona eriyor. Görüşmelerinizi korumak için yeniden oturum açın.
officer-given-up = Oturum açma zamanında tamamlanmadı. Yeniden deneyin.
officer-idle = Bir süredir bir şey yapmadınız. Bir dakika içinde konsol kilitlenir ve görüşmeleriniz kuyruğa döner. Kalmak için bir tuşa basın.
officer-idle-locked = Konsol kimse kullanmadığı için kilitlendi. Görüşmeleriniz kuyruğa döndü.
officer-issuer-unreachable = Oturum açma hizmeti yanıt vermiyor. Birazdan yeniden deneyin.
officer-key-file = Ekip anahtarının dosyası
officer-key-invalid = Bu dosya bir anahtar değil ya da değiştirilmiş.
officer-key-later = Bu anahtar Vigie’nin daha yeni bir sürümünden.
officer-key-other = Bu dosya başka bir ekibin anahtarı: { $desk }.
officer-lock = Kilitle
officer-locked = Anahtar unutuldu. Elinizdekiler kuyruğa döndü.
officer-memory = Oturumunuz ve ekibin anahtarı bu sayfanın belleğinde kalır. Bu cihaza hiçbir şey kaydedilmez.
officer-no-issuer = Görevlilerin nerede oturum açacağı bu hizmete henüz bildirilmedi.
officer-no-role = Hesabınızın hiçbir ekipte rolü yok. Sorumlunuza başvurun.
officer-officer = görevli
officer-passphrase = Gizli cümle
officer-passphrase-wrong = Gizli cümle yanlış ya da dosya değiştirilmiş.
officer-refused = Oturum açma reddedildi.
officer-sign-in = Oturum aç
officer-sign-in-window = Bir pencerede oturum aç
officer-sign-out = Oturumu kapat
officer-signed-out = Oturumunuz kapandı. Bu sayfa her şeyi unuttu.
officer-supervisor = sorumlu
officer-token = Belirteç
officer-token-hint = Geliştirme için: “cargo xtask token” bir tane verir.
officer-token-unfit = Bu belirteç uygun değil: hiçbir ekipte rol vermiyor.
officer-unlock = Ekibin anahtarını açın
officer-unlock-do = Aç
officer-unlock-hint = İletiler { $desk } için mühürlüdür. Anahtar onları bu cihazda açar ve buradan hiç çıkmaz.
officer-unlocking = Anahtar açılıyor: bir iki saniye.
officer-unreachable = Hizmet yanıt vermiyor. Birazdan yeniden deneyin.
officer-window-opened = Açılan pencerede devam edin.
