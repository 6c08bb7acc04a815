### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

portal-title = Polis ve jandarma: yardım alın
portal-help = Neye ihtiyacınız var?
portal-write = Bir polise veya jandarmaya sessizce yazın
portal-write-hint = Telefon etmeden, hesap açmadan, gece gündüz. Yazdıklarınız mühürlenir.
portal-guide = Ne oldu?
portal-guide-hint = Birkaç soru, sonra nereye gideceğinizi bilirsiniz.
portal-stations-hint = Çalışma saatleri, telefon, yol.
portal-sheets = Öneriler
portal-sheets-hint = Ne yapmalı, neyi bilmeli: sade bir dille.
portal-minors = 18 yaşından küçük müsün?
portal-minors-hint = Sana öneriler ve yazabileceğin biri.
portal-follow = Görüşmeme geri dön
portal-follow-hint = Not ettiğiniz takip koduyla.
portal-numbers = Tüm yararlı numaralar
portal-numbers-hint = Acil durumlar ve yardım hatları, Fransa’nın her yerinde.
portal-phrases = Ortak dil olmadan anlaşmak
portal-phrases-hint = 44 dilde hazır cümleler.
portal-offline-hint = İsterseniz tavsiyelerin bir kopyasını saklar.
