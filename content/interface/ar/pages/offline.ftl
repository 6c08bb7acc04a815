### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

offline-keep = الحفظ على هذا الجهاز
offline-remove = محو كل شيء من هذا الجهاز
offline-keeping = جارٍ النسخ: { $done } من { $all }.
offline-is-kept = توجد نسخة على هذا الجهاز. تُحدَّث عند توفر الشبكة.
offline-not-kept = لا شيء محفوظ على هذا الجهاز.
offline-removed = مُحي كل شيء من هذا الجهاز.
offline-failed = تعذّر إتمام النسخة، ولم يُحفَظ شيء. أعيدوا المحاولة عند توفر الشبكة.
offline-unable = لا يستطيع هذا المتصفح حفظ نسخة، ولا النافذة الخاصة كذلك.
