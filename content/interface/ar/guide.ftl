### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

guide-intro = بضعة أسئلة ثم إجابة: مَن يمكنه مساعدتكم. لا أسماء ولا أماكن. لا نحتفظ بأي شيء.
guide-next = متابعة
guide-back = العودة إلى السؤال السابق
guide-restart = البدء من جديد
guide-your-answers = إجاباتكم
guide-why = لماذا هذه الإجابة
guide-actions = إلى مَن تتوجهون
guide-meanwhile = في انتظار ذلك
