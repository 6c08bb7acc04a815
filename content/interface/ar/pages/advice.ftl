### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

advice-loading = جارٍ تحميل النشرات…
advice-failed = لا يمكن عرض النشرات. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
advice-retry = إعادة المحاولة
advice-hint = تكفي بضع كلمات، ولا بأس بالأخطاء الإملائية. لا يُحفَظ بحثكم في أي مكان.
advice-back = العودة إلى القائمة
advice-found = { $count ->
    [zero] لا توجد نشرات.
    [one] نشرة واحدة.
    [two] نشرتان.
    [few] { $count } نشرات.
    [many] { $count } نشرة.
   *[other] { $count } نشرة.
}
