### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

number-intro = Who answers, how and when. In danger, start with the first three.
number-answers = Who answers
number-when = When
number-hours = Hours
number-free = Free of charge
number-paid = Charged call
number-where = Where
number-spoken = Languages spoken
number-call = Call { $number }
number-text = Write to { $number }
number-web = Open the site
number-sea = At sea
number-mountain = In the mountains
number-everywhere = Everywhere in France
number-territory-label = Where are you?
number-writing-only = Only in writing, without speaking
number-show = Show
number-how = How
number-for-whom = For whom
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (Paris time)
number-local-time = { $hours } (local time)
number-from-abroad = From abroad: { $number }
number-sign-language = French Sign Language
number-land = On land
number-setting-label = On land, at sea or in the mountains?
number-any-setting = Anywhere
number-checked = Checked on { $date }.
