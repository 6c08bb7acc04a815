### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

guide-loading = جارٍ تحميل الدليل…
guide-failed = الدليل لا يستجيب. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
guide-retry = إعادة المحاولة
