### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

offline-title = دون شبكة، على هذا الجهاز
offline-intro = يمكن لهذا الموقع أن يحفظ نسخة من نصائحه على هذا الجهاز لاستخدامها عند انقطاع الشبكة. لا يُحفَظ أي شيء ما لم تطلبوا ذلك.
offline-kept = ما الذي يُحفَظ
offline-kept-numbers = الأرقام المفيدة.
offline-kept-guide = الدليل وكل النشرات بلغة هذه الصفحة.
offline-kept-stations = دليل كل مراكز الشرطة والدرك: عندئذٍ يجري البحث عن الأقرب على الجهاز نفسه.
offline-never = لا تُحفَظ أبدًا محادثة ولا بلاغ ولا رمز متابعة ولا بحث ولا موقع.
offline-seen = يمكن رؤية ذلك
offline-seen-how = من يفتّش هذا الجهاز يمكنه العثور على هذه النسخة، وعلى الأيقونة إذا أضفتموها إلى الشاشة الرئيسية. إذا كان شخص تخافون منه يطّلع على هاتفكم، فلا تحفظوا شيئًا هنا.
offline-seen-leave = زر المغادرة السريعة يمحو هذه النسخة أيضًا. أما الأيقونة على الشاشة الرئيسية فتُزال يدويًا.
offline-name = اسم وأيقونة غير لافتين
offline-name-hint = لإضافتها إلى الشاشة الرئيسية، اختاروا أولًا ثم افتحوا قائمة المتصفح: «إضافة إلى الشاشة الرئيسية».
offline-app-vigie = Vigie
offline-app-notes = ملاحظات
offline-app-weather = الطقس
offline-app-sums = حساب
offline-choose = اختيار هذا الاسم
offline-copy = النسخة
offline-script = يتطلب حفظ نسخة متصفحًا يشغّل نصوص هذا الموقع البرمجية.
offline-help = لا توجد شبكة
offline-help-what = هذه الصفحة غير محفوظة على هذا الجهاز. الاتصال بالرقم 17 و112 والرسائل إلى 114 لا تحتاج إلى إنترنت. هذا ما هو محفوظ هنا:
