### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = Bu veriler { $date } tarihlidir: gitmeden önce telefon edin. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
stations-sample-notice = Örnek veriler: bu karakollar gerçekte yok, oraya gitmeyin. Acil durumda 17 veya 112’yi arayın ya da 114’e SMS gönderin.
stations-place = Şehir veya posta kodu
stations-place-hint = Yazım hatası sorun olmaz.
stations-institution = Kurum
stations-any = Tümü
stations-national-police = Ulusal polis
stations-gendarmerie = Jandarma
stations-municipal-police = Belediye polisi
stations-other = Diğer
stations-open-now = Şu anda açık
stations-accessible = Tekerlekli sandalyeye uygun
stations-also = Belki şunu demek istediniz:
stations-wheelchair = tekerlekli sandalyeye uygun
stations-approximate = yaklaşık konum
stations-hours = Çalışma saatleri: { $hours }
stations-open-yes = Açık
stations-open-no = Kapalı
stations-open-unknown = Saatleri bilinmiyor
stations-open-yes-until = Açık, kapanış: { $time }
stations-open-no-until = Kapalı, açılış: { $time }
stations-call = Arayın:
stations-route = Yol tarifi
stations-around = { $place } çevresi
stations-data-of = Verilerin tarihi: { $date }
stations-none = Buna uyan bir karakol yok. Bir filtreyi kaldırın ya da aramayı genişletin.
stations-metres = m
stations-kilometres = km
stations-again = Yeni arama
