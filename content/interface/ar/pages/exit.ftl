### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] أنتم تغادرون هذه الصفحة.
    [zero] أنتم تغادرون هذه الصفحة.
    [one] اضغطوا على مفتاح Shift مرة أخرى للمغادرة.
    [two] اضغطوا على مفتاح Shift مرتين أخريين للمغادرة.
    [few] اضغطوا على مفتاح Shift { $left } مرات أخرى للمغادرة.
    [many] اضغطوا على مفتاح Shift { $left } مرة أخرى للمغادرة.
   *[other] اضغطوا على مفتاح Shift { $left } مرة أخرى للمغادرة.
}
