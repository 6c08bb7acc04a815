### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

receipt-words = بالكلمات
receipt-characters = أو بالأحرف
receipt-minor = احتفظ برمز المتابعة هذا
receipt-minor-why = لا عودة إلى المحادثة إلا به. ومَن يملك هذا الرمز يستطيع قراءتها: احتفظ به حيث لا ينظر أحد غيرك. الكلمات والأحرف هي الرمز نفسه.
receipt-noted = تم تدوينه
receipt-print = طباعة
receipt-copy = نسخ
receipt-copy-hint = ما يُنسَخ يبقى في ذاكرة الجهاز: ومَن يستعمله بعد ذلك يستطيع لصقه.
receipt-copied = نُسخ الرمز. بعد لصقه في مكان آمن، نسخ شيء آخر يزيله من تلك الذاكرة.
receipt-copy-failed = لا يسمح الجهاز بالنسخ. يمكن تدوين الرمز باليد.
receipt-check = تحقق واحد فقط، مما دُوِّن:
receipt-part = الكلمة رقم { $word }، أو مجموعة الأحرف رقم { $group }
receipt-confirm = متابعة
receipt-wrong = ليس هذا تمامًا. قارنوا بالرمز ثم حاولوا من جديد: لم يضِع شيء.
receipt-see = عرض الرمز من جديد
receipt-without = المتابعة دون تدوين
receipt-without-why = من دون هذا الرمز لا يستطيع أحد فتح المحادثة بعد إغلاق الصفحة، ولا حتى نحن. وما دامت الصفحة مفتوحة، يعرضه «رمز المتابعة الخاص بي».
receipt-without-yes = المتابعة دون الرمز
