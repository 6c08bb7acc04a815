### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

topic-danger = Tehlike ve acil durumlar
topic-theft = Hırsızlık ve ev hırsızlığı
topic-vehicles = Araçlar ve bisikletler
topic-fraud = Dolandırıcılık
topic-cyber = İnternet
topic-harassment = Taciz ve tehdit
topic-family-violence = Eşler arasında ve aile içinde şiddet
topic-sexual-violence = Cinsel şiddet
topic-hate = Nefret ve ayrımcılık
topic-drugs = Uyuşturucu
topic-public-space = Sokak, mahalle ve kalabalıklar
topic-road = Trafik
topic-children = Çocuklar ve gençler
topic-seniors = Yaşlılar ve bakıma muhtaç kişiler
topic-animals = Hayvanlar
topic-travel = Yolculuk ve evden uzakta olma
topic-professionals = Mağazalar ve özel güvenlik
topic-rights = Haklarınız
topic-missing = Kayıp kişiler
