### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] Bu sayfadan ayrılıyorsunuz.
    [one] Ayrılmak için Shift tuşuna bir kez daha basın.
   *[other] Ayrılmak için Shift tuşuna { $left } kez daha basın.
}
