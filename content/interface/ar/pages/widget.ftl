### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

widget-danger = هل أنت في خطر؟
widget-text = 114 برسالة نصية
widget-open = فتح صفحة مساعدة الشرطة والدرك (علامة تبويب جديدة)
