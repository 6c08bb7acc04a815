### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] Ви залишаєте цю сторінку.
    [one] Щоб вийти, натисніть клавішу Shift ще { $left } раз.
    [few] Щоб вийти, натисніть клавішу Shift ще { $left } рази.
    [many] Щоб вийти, натисніть клавішу Shift ще { $left } разів.
   *[other] Щоб вийти, натисніть клавішу Shift ще { $left } раза.
}
