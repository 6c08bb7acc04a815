### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = جارٍ تحميل الأرقام…
numbers-failed = لا يمكن عرض الأرقام الأخرى. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
numbers-retry = إعادة المحاولة
numbers-none = لا يوجد رقم آخر مطابق.
