### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

portal-title = الشرطة والدرك: للحصول على المساعدة
portal-help = ماذا تحتاجون؟
portal-write = الكتابة بصمت إلى أحد أفراد الشرطة أو الدرك
portal-write-hint = دون مكالمة ودون حساب، ليلًا ونهارًا. ما تكتبونه يُختَم.
portal-guide = ماذا حدث؟
portal-guide-hint = بضعة أسئلة، ثم تعرفون إلى أين تذهبون.
portal-stations-hint = المواعيد والهاتف والطريق.
portal-sheets = نصائح
portal-sheets-hint = ما يجب فعله وما تجب معرفته، بكلمات بسيطة.
portal-minors = عمرك أقل من 18 سنة
portal-minors-hint = نصائح لك، وشخص يمكنك الكتابة إليه.
portal-follow = العودة إلى محادثتي
portal-follow-hint = برمز المتابعة الذي دوّنتموه.
portal-numbers = كل الأرقام المفيدة
portal-numbers-hint = الطوارئ وخطوط المساعدة، في كل أنحاء فرنسا.
portal-phrases = التفاهم من دون لغة مشتركة
portal-phrases-hint = جمل جاهزة بعدد 44 لغة.
portal-offline-hint = حفظ نسخة من النصائح، إذا طلبتم ذلك.
