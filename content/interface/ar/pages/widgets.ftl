### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = بلدية للتجربة فقط: لا وجود لها.
widgets-by = { $name }، مع Vigie.
widgets-service = عرض الخدمة كاملة
widgets-chat = الكتابة بدل الكلام
widgets-new-tab = (علامة تبويب جديدة)
widgets-copy = نسخ
widgets-copied = تم النسخ.
widgets-policy = هل لصفحتكم سياسة أمان (CSP)؟
widgets-policy-hint = ألصقوا قيمة الترويسة Content-Security-Policy. لا يُرسَل شيء: متصفحكم يتحقق بنفسه.
widgets-policy-check = تحقّق
widgets-policy-variant = طريقة الإضافة
widgets-policy-works = لا حاجة إلى أي تغيير: هذه السياسة تسمح بكل شيء.
widgets-policy-blocked = هذه السياسة تمنع جزءًا:
widgets-policy-add = أضيفوا:
widgets-policy-nonce = أو ضعوا على وسم script قيمة nonce التي يولّدها خادمكم لكل صفحة.
widgets-policy-nonce-alone = ضعوا على وسم script قيمة nonce التي يولّدها خادمكم لكل صفحة.
widgets-policy-mended = السياسة كاملة
widgets-part-loader = السكربت
widgets-part-modules = ما يحمّله السكربت
widgets-part-answers = إجابات الخدمة
widgets-part-display = العرض (Trusted Types)
widgets-part-frame = الإطار
widgets-part-form = الاستمارة
widgets-part-links = الروابط والخدمة في علامة تبويب جديدة
