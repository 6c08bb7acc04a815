### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

widget-danger = Ви в небезпеці?
widget-text = 114 через SMS
widget-open = Відкрити допомогу поліції та жандармерії (нова вкладка)
