### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

exit-pressed = { $left ->
    [0] You are leaving this page.
    [one] Press the Shift key once more to leave.
   *[other] Press the Shift key { $left } more times to leave.
}
