### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

stations-near-me = بالقرب مني
stations-near-me-hint = لا يُطلَب موقعكم إلا في تلك اللحظة، ولا يُحفَظ في أي مكان.
stations-searching = جارٍ البحث…
stations-position-denied = تعذّر تحديد موقعكم. اكتبوا اسم مدينة.
stations-failed = الخدمة لا تستجيب. في الحالات الطارئة، اتصلوا بالرقم 17 أو 112، أو أرسلوا رسالة نصية إلى 114.
stations-found-around = { $count ->
    [0] لا يوجد مركز مطابق بالقرب من { $place }.
    [zero] لا يوجد مركز مطابق بالقرب من { $place }.
    [one] مركز واحد بالقرب من { $place }. تاريخ البيانات: { $date }.
    [two] مركزان بالقرب من { $place }. تاريخ البيانات: { $date }.
    [few] { $count } مراكز بالقرب من { $place }. تاريخ البيانات: { $date }.
    [many] { $count } مركزًا بالقرب من { $place }. تاريخ البيانات: { $date }.
   *[other] { $count } مركز بالقرب من { $place }. تاريخ البيانات: { $date }.
}
stations-found = { $count ->
    [0] لا يوجد مركز مطابق.
    [zero] لا يوجد مركز مطابق.
    [one] مركز واحد. تاريخ البيانات: { $date }.
    [two] مركزان، الأقرب أولًا. تاريخ البيانات: { $date }.
    [few] { $count } مراكز، الأقرب أولًا. تاريخ البيانات: { $date }.
    [many] { $count } مركزًا، الأقرب أولًا. تاريخ البيانات: { $date }.
   *[other] { $count } مركز، الأقرب أولًا. تاريخ البيانات: { $date }.
}
stations-map = خريطة المراكز
stations-map-hint = القائمة أدناه تقول الشيء نفسه.
stations-results = النتائج
