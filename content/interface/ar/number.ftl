### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.
### { "\u200E" } keeps what follows in left-to-right order.

number-intro = مَن يجيب، وكيف، ومتى. في حالة الخطر، ابدؤوا بالأرقام الثلاثة الأولى.
number-answers = مَن يجيب
number-when = متى
number-hours = المواعيد
number-free = مجاني
number-paid = مكالمة مدفوعة
number-where = أين
number-spoken = اللغات المستخدمة
number-call = الاتصال بالرقم { "\u200E" }{ $number }
number-text = الكتابة إلى { "\u200E" }{ $number }
number-web = فتح الموقع
number-sea = في البحر
number-mountain = في الجبل
number-everywhere = في كل أنحاء فرنسا
number-territory-label = أين أنتم؟
number-writing-only = كتابةً فقط، دون كلام
number-show = عرض
number-how = كيف
number-for-whom = لمن
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (بتوقيت باريس)
number-local-time = { $hours } (بالتوقيت المحلي)
number-from-abroad = من الخارج: { "\u200E" }{ $number }
number-sign-language = لغة الإشارة الفرنسية
number-land = على البرّ
number-setting-label = على البرّ أم في البحر أم في الجبل؟
number-any-setting = لا فرق
number-checked = تاريخ التحقق: { "\u200E" }{ $date }.
