### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

topic-danger = الخطر والطوارئ
topic-theft = السرقة والسطو على المنازل
topic-vehicles = المركبات والدراجات
topic-fraud = الاحتيال
topic-cyber = الإنترنت
topic-harassment = المضايقة والتهديد
topic-family-violence = العنف بين الزوجين وفي الأسرة
topic-sexual-violence = العنف الجنسي
topic-hate = الكراهية والتمييز
topic-drugs = المخدرات
topic-public-space = الشارع والحي والتجمعات
topic-road = السير على الطرق
topic-children = الأطفال والمراهقون
topic-seniors = كبار السن والأشخاص المحتاجون إلى رعاية
topic-animals = الحيوانات
topic-travel = السفر والغياب
topic-professionals = المتاجر والأمن الخاص
topic-rights = حقوقكم
topic-missing = المفقودون
