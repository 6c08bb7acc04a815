### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

advice-loading = Loading the sheets…
advice-failed = The sheets cannot be shown. In an emergency, call 17 or 112, or text 114.
advice-retry = Try again
advice-hint = A few words are enough, and typing errors do no harm. Your search is kept nowhere.
advice-back = Back to the list
advice-found = { $count ->
    [one] One sheet.
   *[other] { $count } sheets.
}
