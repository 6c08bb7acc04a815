### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

console-title = لوحة عمل الأعوان
console-script = تحتاج هذه اللوحة إلى JavaScript وWebAssembly: تُفتح الرسائل في متصفحكم.
console-signed-in = تم نقل تسجيل الدخول
console-close-window = يمكنكم إغلاق هذه النافذة والعودة إلى لوحة العمل.
