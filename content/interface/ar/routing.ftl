### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.
### { "\u200E" } keeps what follows in left-to-right order.

routing-danger = أنتم في خطر. هذا الفريق يجيبكم قبل غيركم: { $desk }.
routing-danger-elsewhere = أنتم في خطر. الفرق الأخرى غائبة، وهذا الفريق يجيبكم: { $desk }.
routing-specialised = هذا الفريق مدرَّب على هذا الموضوع: { $desk }.
routing-specialised-closed = الفريق المدرَّب على هذا الموضوع مغلق ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-specialised-unstaffed = لا أحد حاضر في الفريق المدرَّب على هذا الموضوع ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-minors = هذا الفريق مدرَّب على التحدث مع صغار السن: { $desk }.
routing-minors-closed = فريق صغار السن مغلق ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-minors-unstaffed = لا أحد حاضر في فريق صغار السن ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-local = هذا هو فريق منطقتكم: { $desk }.
routing-local-closed = فريق منطقتكم مغلق ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-local-unstaffed = لا أحد حاضر في فريق منطقتكم ({ $other })؛ يجيبكم فريق آخر: { $desk }.
routing-language = هذا الفريق يتحدث لغتكم: { $desk }.
routing-general = هذا الفريق يستطيع أن يجيبكم أسرع من غيره: { $desk }.
routing-general-closed = الفرق الأخرى مغلقة؛ هذا الفريق يجيبكم: { $desk }.
routing-general-unstaffed = لا أحد حاضر في الفرق الأخرى؛ هذا الفريق يجيبكم: { $desk }.
routing-out-of-hours = لا أحد يجيب في هذه الساعة. اتركوا رسالة. سيصلكم الجواب في موعد أقصاه: { "\u200E" }{ $time }. عند الخطر اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
routing-nobody-there = لا أحد يستطيع أن يجيب الآن. اتركوا رسالة. سيصلكم الجواب في موعد أقصاه: { "\u200E" }{ $time }. عند الخطر اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
routing-wait-position = رقمكم في الدور: { $position }.
routing-wait-measured = مدة هذا الانتظار في الساعة الأخيرة، بالدقائق: { $minutes } تقريبًا. هذا قياس وليس وعدًا.
routing-wait-unmeasured = مدة الانتظار غير معروفة بعد.
