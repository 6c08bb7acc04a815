### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

routing-danger = Tehlikedesiniz. Bu ekip size öncelikle yanıt veriyor: { $desk }.
routing-danger-elsewhere = Tehlikedesiniz. Diğer ekipler yerinde değil; size bu ekip yanıt veriyor: { $desk }.
routing-specialised = Bu ekip bu konuda eğitimlidir: { $desk }.
routing-specialised-closed = Bu konuda eğitimli ekip kapalı ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-specialised-unstaffed = Bu konuda eğitimli ekipte kimse yok ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-minors = Bu ekip gençlerle konuşmak için eğitimlidir: { $desk }.
routing-minors-closed = Gençler için olan ekip kapalı ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-minors-unstaffed = Gençler için olan ekipte kimse yok ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-local = Bölgenizin ekibi budur: { $desk }.
routing-local-closed = Bölgenizin ekibi kapalı ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-local-unstaffed = Bölgenizin ekibinde kimse yok ({ $other }); başka bir ekip yanıt veriyor: { $desk }.
routing-language = Bu ekip sizin dilinizi konuşuyor: { $desk }.
routing-general = Size en çabuk bu ekip yanıt verebilir: { $desk }.
routing-general-closed = Diğer ekipler kapalı; bu ekip yanıt veriyor: { $desk }.
routing-general-unstaffed = Diğer ekiplerde kimse yok; bu ekip yanıt veriyor: { $desk }.
routing-out-of-hours = Bu saatte kimse yanıt vermiyor. Mesaj bırakın. En geç yanıt: { $time }. Tehlikedeyseniz 17 veya 112’yi arayın ya da 114’e SMS gönderin.
routing-nobody-there = Şu anda kimse yanıt veremiyor. Mesaj bırakın. En geç yanıt: { $time }. Tehlikedeyseniz 17 veya 112’yi arayın ya da 114’e SMS gönderin.
routing-wait-position = Sıradaki yeriniz: { $position }.
routing-wait-measured = Son bir saatte bu bekleme yaklaşık { $minutes } dk sürdü. Bu bir ölçümdür, söz değildir.
routing-wait-unmeasured = Ne kadar süreceği henüz bilinmiyor.
