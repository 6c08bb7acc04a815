### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

chat-danger = هل هناك خطر الآن؟
chat-danger-yes = نعم
chat-danger-no = لا
chat-danger-first = إن أمكن، فالتنبيه أولًا: يمكن لفريق أن ينطلق فورًا.
chat-danger-still = لا يمكن الاتصال ولا إرسال رسالة نصية؟ يمكن الكتابة هنا: تسبق هذه المحادثة غيرها.
chat-minor = عمري أقل من 18 سنة
chat-topic = ما الموضوع؟ (اختياري)
chat-topic-none = أفضّل ألا أقول
chat-language = لغة المحادثة
chat-no-name = لا يُطلَب اسم ولا موقع.
chat-start = ابدؤوا
chat-starting = لحظة من فضلكم…
chat-kept-nowhere = لا يُحفَظ شيء على هذا الجهاز. إذا أُغلقت هذه الصفحة أو أُعيد تحميلها، فلا يعيد المحادثةَ إلا رمز المتابعة.
chat-line-connecting = جارٍ الاتصال…
chat-line-live = متصل
chat-line-offline = لا توجد شبكة. ما يُكتَب يبقى هنا ويُرسَل حين تعود.
chat-line-busy = الطلب على الخدمة كبير. ستُعاد المحاولة بعد لحظة.
chat-unsent = { $count ->
    [zero] وصلت كل الرسائل.
    [one] رسالة واحدة لم تصل بعد.
    [two] رسالتان لم تصلا بعد.
    [few] { $count } رسائل لم تصل بعد.
    [many] { $count } رسالة لم تصل بعد.
   *[other] { $count } رسالة لم تصل بعد.
}
chat-delivery-waiting = في الانتظار
chat-delivery-sending = في الطريق
chat-delivery-uncertain = لا نعرف هل وصل هذا. سيُرسَل من جديد، ولن يصل إلا مرة واحدة.
chat-delivery-unknown = ربما لم يُرسَل هذا. احتفظوا بهذا النص: يمكنكم كتابته من جديد.
chat-delivery-received = وصلت
chat-delivery-refused = لم يُرسَل هذا.
chat-again = المحاولة من جديد
chat-discard = سحب
chat-typing = فرد الشرطة أو الدرك يكتب…
chat-desk = الفريق: { $desk }
chat-write-already = يمكن الكتابة من الآن: سيُقرَأ كل شيء قبل الإجابة.
chat-keys = مفتاحا Ctrl + Enter يرسلان أيضًا.
chat-place = إرسال موقعي
chat-place-asking = جارٍ تحديد الموقع…
chat-place-denied = تعذّر تحديد الموقع. يمكن كتابة عنوان أو طابق أو ما يُرى في المكان.
chat-place-preview = هذا ما سيُرسَل:
chat-place-is = الموقع: { $place }
chat-place-accuracy = بدقة { $distance }
chat-place-map = خريطة الموقع
chat-place-send = إرسال هذا الموقع
chat-photo = إرسال صورة
chat-photo-hint = تُعاد صياغة الصورة على هذا الجهاز: يُحذف منها المكان والوقت وطراز الجهاز. أما ما يظهر فيها فيبقى.
chat-photo-preview = صورة جاهزة للإرسال
chat-photo-send = إرسال هذه الصورة
chat-photo-sending = جارٍ إرسال الصورة…
chat-photo-failed = لا تُفتَح هذه الصورة. قد تصلح صورة أخرى.
chat-photo-unsent = لم تُرسَل الصورة. تبقى هنا لمحاولة أخرى.
chat-file = ملف: { $name }
chat-file-show = عرض
chat-file-lost = لا يُفتَح هذا الملف حاليًا.
chat-phrases = جمل جاهزة
chat-phrases-failed = الجمل الجاهزة غير متاحة حاليًا.
chat-answers = إجابات ممكنة
chat-code = رمز المتابعة الخاص بي
chat-hide = إغلاق
chat-cancel = إلغاء
chat-erase-sure = محو المحادثة كلها، هنا وعند الفريق؟
chat-erase-yes = نعم، محو كل شيء
chat-anew = محادثة جديدة
chat-failed = لا تُفتَح المحادثة حاليًا. عند الخطر، اتصلوا بالرقم 17 أو 112، أو اكتبوا إلى 114.
chat-form = الكتابة عبر الصفحة البسيطة
chat-resuming = جارٍ فتح المحادثة…
chat-corrected-word = الكلمة رقم { $number } لم تكن دقيقة. سمح باقي الرمز بتصحيحها.
chat-corrected-character = الحرف رقم { $number } لم يكن دقيقًا. سمح باقي الرمز بتصحيحه.
chat-not-done = تعذّر القيام بهذا. يمكن المحاولة من جديد بعد لحظة.
chat-sample = هذه خدمة للتجربة: فِرقها غير حقيقية ولن يأتي أحد. عند الخطر، اتصلوا بالرقم 17 أو 112، أو اكتبوا إلى 114.
