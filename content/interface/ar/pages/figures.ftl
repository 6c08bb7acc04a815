### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = انتظار من غادروا
figures-abandoned-name = غادروا قبل الرد
figures-again = تحديث
figures-all = الكل
figures-arrived = من وصلوا: { $count }
figures-arrived-name = وصلوا
figures-count = العدد
figures-day = آخر 24 ساعة
figures-failed = الأرقام غير متاحة.
figures-first-response = المدة إلى أول رد
figures-handling = مدة المعالجة
figures-hour = الساعة
figures-in-table = الأرقام نفسها في الجدول.
figures-legend = العمود: الوسيط. الخط: انتظر 95 من 100 أقل من ذلك.
figures-load = الوافدون والمستلَمون في الساعة
figures-median = الوسيط
figures-month = آخر 30 يومًا
figures-nothing = لم يُقَس شيء.
figures-p95 = 95 من 100
figures-promise-missed = تأخر الردود الموعودة
figures-queue = القائمة
figures-span = المدة
figures-table = جدول
figures-taken-name = استُلموا
figures-title = أرقام الفريق
figures-wait = انتظار عون
figures-week = آخر 7 أيام
