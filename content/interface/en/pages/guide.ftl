### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

guide-loading = Loading the guide…
guide-failed = The guide does not respond. In an emergency, call 17 or 112, or text 114.
guide-retry = Try again
