### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

territory-metropolitan-france = فرنسا الأوروبية
territory-guadeloupe = غوادلوب
territory-martinique = مارتينيك
territory-guyane = غويانا الفرنسية
territory-reunion = لا ريونيون
territory-saint-pierre-et-miquelon = سان بيير وميكلون
territory-mayotte = مايوت
territory-saint-barthelemy = سان بارتيليمي
territory-saint-martin = سان مارتان
territory-wallis-et-futuna = واليس وفوتونا
territory-french-polynesia = بولينيزيا الفرنسية
territory-new-caledonia = كاليدونيا الجديدة
