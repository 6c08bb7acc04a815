### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

channel-voice = телефоном
channel-text = письмово
channel-relay = жестовою мовою або через посередника
channel-web = на сайті
