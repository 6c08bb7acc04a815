### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.
### { "\u200E" } keeps what follows in left-to-right order.

problem-not-found-title = الصفحة غير موجودة
problem-not-found-detail = هذا العنوان لا يؤدي إلى أي صفحة. تحققوا منه أو ابدؤوا من الصفحة الرئيسية.
problem-method-not-allowed-title = الطريقة غير مسموح بها
problem-method-not-allowed-detail = هذا العنوان لا يقبل إلا: { $methods }.
problem-invalid-request-title = طلب ناقص أو خاطئ
problem-invalid-request-detail = هناك قيمة أو أكثر غير صالحة؛ يوضح «errors» أيّها ولماذا.
problem-body-too-large-title = المحتوى المُرسَل كبير جدًا
problem-body-too-large-detail = حجم المحتوى المُرسَل يتجاوز الحد ({ $limit } بايت).
problem-unsupported-media-type-title = صيغة غير معروفة
problem-unsupported-media-type-detail = أرسلوا المحتوى بصيغة { $type }.
problem-body-unreadable-title = انقطع الإرسال
problem-body-unreadable-detail = لم يصل المحتوى كاملًا. أعيدوا المحاولة.
problem-uri-too-long-title = العنوان طويل جدًا
problem-uri-too-long-detail = طول العنوان يتجاوز الحد ({ $limit } بايت).
problem-station-not-found-title = مركز غير معروف
problem-station-not-found-detail = لا يوجد مركز شرطة أو درك بهذا المعرّف. ربما تغيّر: ابحثوا حسب المكان.
problem-place-needed-title = أين نبحث؟
problem-place-needed-detail = حدّدوا مكان البحث: near=48.11,-1.68 (خط العرض ثم خط الطول) أو postcode=35000 أو commune=35238 (رمز INSEE) أو q=Rennes أو bbox=west,south,east,north (الغرب ثم الجنوب ثم الشرق ثم الشمال).
problem-place-not-found-title = المكان غير موجود
problem-place-not-found-detail = لا توجد بلدية مطابقة. جرّبوا كتابة أخرى أو رمزًا بريديًا.
problem-directory-unavailable-title = قائمة المراكز غير متاحة
problem-directory-unavailable-detail = تتعذّر قراءة قائمة المراكز. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
problem-not-acceptable-title = الصيغة غير متاحة
problem-not-acceptable-detail = يجيب هذا العنوان بصيغة: { $types }.
problem-sheet-not-found-title = نشرة غير معروفة
problem-sheet-not-found-detail = لا توجد نشرة بهذا الاسم. قائمة النشرات على العنوان { "\u200E" }/v1/sheets.
problem-phrasebook-not-found-title = لا توجد عبارات بهذه اللغة
problem-phrasebook-not-found-detail = لا توجد عبارات بهذه اللغة. قائمة اللغات على العنوان { "\u200E" }/v1/phrases.
problem-answers-not-found-title = لا توجد ردود جاهزة بهذه اللغة
problem-answers-not-found-detail = لا توجد ردود جاهزة بهذه اللغة. قائمة اللغات على العنوان { "\u200E" }/v1/answers.
problem-guide-changed-title = تغيّر الدليل
problem-guide-changed-detail = هذه الإجابات تخصّ نسخة سابقة من الدليل. ابدؤوا من جديد من السؤال الأول.
problem-nowhere-in-france-title = خارج فرنسا
problem-nowhere-in-france-detail = هذا المكان لا يقع في أي إقليم فرنسي. رقم الطوارئ في الاتحاد الأوروبي هو 112.
problem-storage-unavailable-title = التخزين غير متاح
problem-storage-unavailable-detail = لم يضِع أي شيء، لكن تعذّر حفظ هذا الآن. أعيدوا المحاولة بعد قليل. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
problem-tenant-not-found-title = بلدية غير معروفة
problem-tenant-not-found-detail = لا توجد بلدية مسجَّلة بهذا الاسم. الصفحة /widgets تعرضها كلها.
problem-origin-not-allowed-title = موقع غير مسموح به
problem-origin-not-allowed-detail = لا تظهر أدوات هذه البلدية إلا على مواقعها. اطلبوا من القائمين على هذه الخدمة إضافة أصل صفحتكم.
