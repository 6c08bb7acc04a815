### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = رمز الدخول مطلوب
case-token-required-detail = لا تُفتَح هذه المحادثة إلا برمز المتابعة الخاص بها أو بصلاحية دخول أحد أفراد الشرطة أو الدرك.
case-token-expired-title = انتهت صلاحية الدخول
case-token-expired-detail = لم تعد صلاحية الدخول هذه سارية. اطلبوا صلاحية جديدة.
case-unknown-title = المحادثة غير موجودة
case-unknown-detail = لا توجد محادثة تُفتَح بهذا الرمز. تحققوا من كل حرف أو كل كلمة في رمز المتابعة.
case-erased-title = مُحيت المحادثة
case-erased-detail = مُحيت هذه المحادثة ولم يبقَ منها أي شيء.
case-conflict-title = المحادثة مفتوحة من قبل
case-conflict-detail = سبق أن فُتحت محادثة بهذا الرمز، بقيم أخرى.
case-closed-title = المحادثة مغلقة
case-closed-detail = هذه المحادثة مغلقة ولم تعد تستقبل رسائل. يمكنكم فتحها من جديد.
case-full-title = المحادثة ممتلئة
case-full-detail = بلغت هذه المحادثة أقصى حجم ممكن. افتحوا محادثة جديدة.
case-client-id-conflict-title = سبق إرسال الرسالة
case-client-id-conflict-detail = أُرسلت رسالة أخرى بالعلامة نفسها. أرسلوا هذه الرسالة بعلامة جديدة.
case-not-allowed-title = غير ممكن هنا
case-not-allowed-detail = لا يمكنكم فعل ذلك في هذه المحادثة وهي على حالها الآن.
case-lease-lost-title = المحادثة عند شخص آخر
case-lease-lost-detail = هذه المحادثة الآن عند شرطي آخر أو فريق آخر.
case-bad-entry-title = الرسالة غير مختومة كما يجب
case-bad-entry-detail = ما أُرسل ليس على شكل رسالة مختومة أو ملف مختوم.
case-chunk-conflict-title = سبق إرسال هذا الجزء من الملف
case-chunk-conflict-detail = يوجد في هذا الموضع جزء آخر من الملف.
case-chunk-unknown-title = جزء من الملف غير موجود
case-chunk-unknown-detail = لم يصل هذا الجزء من الملف.
case-too-fast-title = لحظة من فضلكم
case-too-fast-detail = أُرسلت أشياء كثيرة دفعة واحدة. انتظروا قليلًا (عدد الثواني: { $seconds }) ثم أعيدوا المحاولة. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
case-proof-required-title = تحقّق قصير
case-proof-required-detail = يفتح أشخاص كثيرون محادثات في هذه اللحظة. على جهازكم أولًا أن يحلّ مهمة صغيرة، «challenge»، تستغرق بضع ثوانٍ.
case-sockets-unsupported-title = لا يوجد اتصال مباشر هنا
case-sockets-unsupported-detail = هذه الخدمة لا توفّر اتصالات socket. تابعوا المحادثة بدلًا من ذلك في شكل سلسلة أحداث متتالية.
case-upgrade-required-title = المطلوب اتصال socket
case-upgrade-required-detail = هذا العنوان يفتح اتصال WebSocket.
