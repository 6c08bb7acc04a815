### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

numbers-loading = Loading the numbers…
numbers-failed = The other numbers cannot be shown. In an emergency, call 17 or 112, or text 114.
numbers-retry = Try again
numbers-none = No other number fits.
