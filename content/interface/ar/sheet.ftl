### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.
### { "\u200E" } keeps what follows in left-to-right order.

sheet-services = إلى مَن تتوجهون
sheet-numbers = أرقام مفيدة
sheet-see-also = اقرؤوا أيضًا
sheet-sources = المصادر
sheet-reviewed = تاريخ التحقق من هذه النشرة: { "\u200E" }{ $date }.
sheet-changed = تاريخ التعديل: { "\u200E" }{ $date }. { $change }
sheet-unchecked = لم تُراجَع هذه الترجمة بعدُ من شخص لغته الأم هي العربية. عند الشك، يُعتمَد النص الفرنسي.
sheet-list-title = نشرات ونصائح للسلامة
sheet-list-intro = ما يجب فعله الآن، وإلى مَن تتوجهون، وأي أدلة تحتفظون بها، وكيف تمنعون تكرار ما حدث.
sheet-search-label = ماذا يحدث؟
sheet-search-hint = تكفي بضع كلمات، ولا بأس بالأخطاء الإملائية. لا نحتفظ ببحثكم، لكنه يبقى في سجل المتصفح.
sheet-none = لا توجد نشرة مطابقة. جرّبوا كلمات أخرى أو الدليل.
sheet-topics = المواضيع
sheet-all-topics = كل النشرات
sheet-minors-space = ركن القاصرين
sheet-found = نتائج بحثكم
sheet-feed-title = Vigie: نشرات ونصائح
