### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie على موقع بلديتكم
widgets-intro = اختاروا وعاينوا ثم انسخوا سطرًا واحدًا في صفحة من موقعكم. لا شيء فيه يتتبّع زوّاركم.
widgets-choose = الاختيار
widgets-tenant = البلدية
widgets-show = ما تعرضه الأداة
widgets-all = كل شيء
widgets-language = لغة الأداة
widgets-update = عرض
widgets-missing = بلديتكم ليست في القائمة: اطلبوا من القائمين على هذه الخدمة إضافتها مع عنوان موقعكم.
widgets-preview = معاينة
widgets-frame-name = مساعدة الشرطة والدرك
widgets-module = باستخدام سكربت
widgets-module-hint = الأكثر راحة. السكربت مثبَّت ببصمته؛ وما يحمّله يأتي من هذه الخدمة ويتحدّث تلقائيًا.
widgets-frame = داخل إطار
widgets-frame-hint = لا يدخل أي سكربت من هذه الخدمة إلى صفحتكم. ويعمل الإطار أيضًا دون سكربت.
widgets-plain = دون سكربت ولا إطار
widgets-plain-hint = روابط واستمارة تصلح لأي نظام نشر. لا يتحدّث النص تلقائيًا: أعيدوا نسخه مرة في السنة.
widgets-origins = لا يظهر السكربت والإطار إلا على هذه المواقع:
widgets-test = التحقق من صفحتكم
widgets-test-script = عند تفعيل السكربت تتحقق هذه الصفحة من سياسة أمان صفحتكم. ومن دونه تشرح الوثائق ما يجب إضافته.
widgets-danger = هل أنت في خطر؟
widgets-sample-town = بلدية للتجربة فقط: لا وجود لها.
