### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

widget-danger = Tehlikede misiniz?
widget-text = 114 (SMS)
widget-open = Polis ve jandarma yardımını aç (yeni sekme)
