### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = فريق غير معروف
desk-desk-unknown-detail = لا يوجد فريق بهذا الاسم.
desk-sign-in-title = تسجيل الدخول مطلوب
desk-sign-in-detail = هذا العنوان مخصص لأفراد الشرطة والدرك: سجّلوا الدخول من جديد.
desk-revoked-title = سُحبت صلاحية الدخول
desk-revoked-detail = سُحبت صلاحية دخولكم. راجعوا المسؤول عنكم.
desk-role-missing-title = غير متاح لكم
desk-role-missing-detail = ليس لكم هذا الدور في هذا الفريق.
desk-issuer-unavailable-title = يتعذّر التحقق من الهوية
desk-issuer-unavailable-detail = خدمة الهوية لا تجيب. أعيدوا المحاولة بعد قليل.
desk-not-present-title = لم يُسجَّل حضوركم
desk-not-present-detail = سجّلوا حضوركم قبل أن تتولّوا محادثة.
desk-at-capacity-title = بلغتم العدد الأقصى
desk-at-capacity-detail = لديكم الآن من المحادثات العدد الذي حددتموه.
desk-conversation-unknown-title = محادثة غير معروفة هنا
desk-conversation-unknown-detail = هذا الفريق لا يعرف هذه المحادثة.
desk-conversation-taken-title = المحادثة عند غيركم
desk-conversation-taken-detail = هذه المحادثة عند شرطي آخر.
desk-conversation-not-here-title = لم تعد عند هذا الفريق
desk-conversation-not-here-detail = انتهت هذه المحادثة أو هي في طريقها إلى فريق آخر.
desk-same-desk-title = الفريق نفسه
desk-same-desk-detail = هذه المحادثة عند هذا الفريق من قبل.
desk-not-sealed-title = لا يمكن قراءتها هناك بعد
desk-not-sealed-detail = اختموا أولًا مفتاح المحادثة لهذه الفرق.
desk-intervention-under-way-title = سبق طلب التدخل
desk-intervention-under-way-detail = هناك تدخل جارٍ من قبل، أو لا يوجد أي تدخل: انظروا في المحادثة.
