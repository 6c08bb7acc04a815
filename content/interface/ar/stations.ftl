### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = تاريخ هذه البيانات { "\u200E" }{ $date }: اتصلوا قبل الذهاب. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
stations-sample-notice = بيانات للتجربة: هذه المراكز غير موجودة، فلا تذهبوا إليها. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
stations-place = المدينة أو الرمز البريدي
stations-place-hint = لا بأس بالأخطاء الإملائية.
stations-institution = الجهة
stations-any = الكل
stations-national-police = الشرطة الوطنية
stations-gendarmerie = الدرك
stations-municipal-police = الشرطة البلدية
stations-other = جهة أخرى
stations-open-now = مفتوح الآن
stations-accessible = يمكن دخوله بكرسي متحرك
stations-also = ربما تقصدون:
stations-wheelchair = يمكن دخوله بكرسي متحرك
stations-approximate = الموقع تقريبي
stations-hours = المواعيد: { $hours }
stations-open-yes = مفتوح
stations-open-no = مغلق
stations-open-unknown = المواعيد غير معروفة
stations-open-yes-until = مفتوح حتى يوم { $time }
stations-open-no-until = مغلق، يفتح يوم { $time }
stations-call = الاتصال بالرقم‎
stations-route = الطريق إلى المركز
stations-around = بالقرب من { $place }
stations-data-of = تاريخ البيانات: { $date }
stations-none = لا يوجد مركز مطابق. أزيلوا أحد شروط البحث أو وسّعوا نطاقه.
stations-metres = م
stations-kilometres = كم
stations-again = بحث آخر
