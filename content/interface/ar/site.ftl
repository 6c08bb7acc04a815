### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

site-skip = الانتقال إلى المحتوى
site-navigation = التنقل
site-home = الصفحة الرئيسية
site-sheets = نشرات ونصائح
site-guide = ماذا يحدث؟ الدليل
site-numbers = أرقام الطوارئ
site-languages = اللغات
site-feed = ما الذي تغيّر
site-stations = مراكز الشرطة والدرك بالقرب مني
site-safety = الخروج بسرعة وبآثار أقل
site-emergency-17 = شرطة النجدة
site-emergency-112 = الطوارئ، في كل أوروبا
site-emergency-114 = برسالة نصية (SMS)، دون كلام
site-emergency-title = هل أنتم في خطر؟ اتصلوا أو اكتبوا الآن
site-independent = Vigie برنامج حر ومستقل: ليس موقعًا تابعًا للدولة.
site-operated-by = الجهة المشغِّلة لهذه الخدمة: { $operator }.
site-operator-unknown = لم يُذكر مَن يشغّل هذه الخدمة.
site-search = بحث
