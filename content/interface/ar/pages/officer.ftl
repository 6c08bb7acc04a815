### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

officer-again = تسجيل الدخول من جديد
officer-blocked = منع متصفحكم نافذة تسجيل الدخول. اسمحوا بنوافذ هذا الموقع ثم أعيدوا المحاولة.
officer-choose = في أي فريق تعملون؟
officer-ends = ينتهي تسجيل دخولكم عند { $time }. سجّلوا الدخول من جديد للاحتفاظ بمحادثاتكم.
officer-given-up = لم يكتمل تسجيل الدخول في الوقت المحدد. أعيدوا المحاولة.
officer-idle = لم تفعلوا شيئًا منذ مدة. بعد دقيقة تُقفل اللوحة وتعود محادثاتكم إلى قائمة الانتظار. اضغطوا أي مفتاح للبقاء.
officer-idle-locked = أُقفلت اللوحة لأن أحدًا لم يكن يستعملها. عادت محادثاتكم إلى قائمة الانتظار.
officer-issuer-unreachable = خدمة تسجيل الدخول لا تجيب. أعيدوا المحاولة بعد لحظة.
officer-key-file = ملف مفتاح الفريق
officer-key-invalid = هذا الملف ليس مفتاحًا، أو جرى تغييره.
officer-key-later = هذا المفتاح من إصدار أحدث من Vigie.
officer-key-other = هذا الملف مفتاح فريق آخر: { $desk }.
officer-lock = إقفال
officer-locked = نُسي المفتاح. وعاد ما كان لديكم إلى قائمة الانتظار.
officer-memory = يبقى تسجيل دخولكم ومفتاح الفريق في ذاكرة هذه الصفحة. لا يُحفظ شيء على هذا الجهاز.
officer-no-issuer = لم يُحدَّد لهذه الخدمة بعد أين يسجّل الأعوان دخولهم.
officer-no-role = ليس لحسابكم أي دور في فريق. راجعوا مسؤولكم.
officer-officer = عون
officer-passphrase = عبارة السر
officer-passphrase-wrong = عبارة السر غير صحيحة، أو جرى تغيير الملف.
officer-refused = رُفض تسجيل الدخول.
officer-sign-in = تسجيل الدخول
officer-sign-in-window = تسجيل الدخول في نافذة
officer-sign-out = تسجيل الخروج
officer-signed-out = سُجّل خروجكم. نسيت هذه الصفحة كل شيء.
officer-supervisor = مسؤول
officer-token = رمز الدخول
officer-token-hint = للتطوير: يعطيه الأمر «cargo xtask token».
officer-token-unfit = هذا الرمز لا يصلح: لا يعطي أي دور في فريق.
officer-unlock = فتح مفتاح الفريق
officer-unlock-do = فتح
officer-unlock-hint = الرسائل مختومة لـ { $desk }. يفتحها المفتاح على هذا الجهاز ولا يغادره أبدًا.
officer-unlocking = يُفتح المفتاح: ثانية أو ثانيتان.
officer-unreachable = الخدمة لا تجيب. أعيدوا المحاولة بعد لحظة.
officer-window-opened = تابعوا في النافذة التي فُتحت.
