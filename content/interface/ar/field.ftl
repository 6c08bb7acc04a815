### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.
### { "\u200E" } keeps what follows in left-to-right order.

field-unknown = لا وجود لهذا المُعامِل هنا.
field-repeated = هذا المُعامِل مذكور أكثر من مرة.
field-bad-encoding = هذا النص غير مُرمَّز بترميز UTF-8، أو أن علامة «%» لا يليها رقمان ست عشريان.
field-conflict = اذكروا مكانًا واحدًا فقط: near أو postcode أو commune أو q أو bbox.
field-not-a-number = المطلوب عدد، مع نقطة قبل الكسور العشرية.
field-two-numbers = المطلوب عددان: latitude,longitude (خط العرض ثم خط الطول).
field-four-numbers = المطلوب أربعة أعداد: west,south,east,north (الغرب ثم الجنوب ثم الشرق ثم الشمال).
field-latitude = يتراوح خط العرض بين { "\u200E" }−90 و90 درجة. ربما وُضع خط العرض مكان خط الطول.
field-longitude = يتراوح خط الطول بين { "\u200E" }−180 و180 درجة.
field-box-upside-down = الحد الجنوبي للإطار يقع شمال حدّه الشمالي.
field-limit = المطلوب عدد صحيح من 1 إلى { $max }.
field-radius = المطلوب مسافة بالأمتار، من 1 إلى { $max }.
field-postcode = يتكوّن الرمز البريدي من خمسة أرقام.
field-commune = يتكوّن رمز INSEE من خمس خانات، مثل 35238 أو { "\u200E" }2A004.
field-institution = القيم الممكنة: { $values }.
field-flag = القيم الممكنة: { $values }.
field-service = القيم الممكنة، مفصولة بفواصل: { $values }.
field-time = المطلوب تاريخ ووقت مع فارق التوقيت، مثل { "\u200E" }2026-11-23T10:00:00+01:00.
field-language = اللغات المتاحة: { $values }.
field-query-empty = اكتبوا حرفًا أو رقمًا واحدًا على الأقل.
field-query-too-long = عدد أحرف هذا النص يتجاوز { $max }.
field-required = هذه القيمة ضرورية.
field-json = ليس هذا كائن JSON المطلوب (السطر { $line }، العمود { $column }).
field-value = هذه القيمة ليست بالشكل المطلوب.
field-topic = المواضيع الممكنة: { $values }.
field-audience = الفئات الممكنة: { $values }.
field-need = القيم الممكنة: { $values }.
field-territory = الأقاليم الممكنة: { $values }.
field-one-place = اذكروا near أو territory، لا كليهما.
field-not-asked = ليس هذا هو السؤال المطروح هنا، بل: { $expected }.
field-no-such-answer = هذه الإجابة غير واردة في هذا السؤال. الإجابات الممكنة: { $values }.
field-too-many-answers = كانت الأسئلة قد انتهت قبل هذه الإجابة.
field-cursor = ليس هذا موضعًا في محادثة؛ أعيدوا إرسال المؤشر كما أُعطي لكم.
field-case-id = يجب أن تحمل الترويسة Idempotency-Key معرّف القضية: 22 حرفًا بترميز base64url.
field-desk = لا يوجد فريق بهذا الاسم لديه هذه المفاتيح. الفرق هنا: { $values }.
field-overflow = يجب ختم المفتاح أيضًا للفرق التي تتولى الأمر بعد ذلك: { $values }.
field-line = سلسلة الفرق فارغة، أو أطول من اللازم، أو فيها فريق غير معروف.
field-note = ليست هذه ملاحظة مختومة لهذا الفريق.
field-presence = حددوا من 1 إلى 20 محادثة في الوقت نفسه، و40 لغة و40 تخصصًا على الأكثر.
field-key = أرسلوا الترويسة Idempotency-Key وفيها 16 بايتًا عشوائيًا بترميز base64url.
field-span = يجب أن تكون المدة أطول من الصفر ولا تزيد على 31 يومًا.
field-within = حددوا من 15 إلى 1800 ثانية.
