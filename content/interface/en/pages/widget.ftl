### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

widget-danger = In danger?
widget-text = 114 by text
widget-open = Open help from the police and gendarmerie (new tab)
