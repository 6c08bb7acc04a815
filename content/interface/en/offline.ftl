### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

offline-title = Without a network, on this device
offline-intro = This site can keep a copy of its advice on this device, for when there is no network. Nothing is kept until you ask for it.
offline-kept = What is kept
offline-kept-numbers = The useful numbers.
offline-kept-guide = The guide and all advice sheets, in the language of this page.
offline-kept-stations = The directory of all stations: the nearest is then looked for on the device itself.
offline-never = Never a conversation, a report, a receipt code, a search or a position.
offline-seen = It can be seen
offline-seen-how = Somebody who looks through this device can find this copy, and the icon if you add it to the home screen. If a person you are afraid of looks at your phone, keep nothing here.
offline-seen-leave = The button for leaving quickly also erases this copy. The icon on the home screen has to be removed by hand.
offline-name = A discreet name and icon
offline-name-hint = To add it to the home screen, choose first, then open the browser’s menu: “Add to home screen”.
offline-app-vigie = Vigie
offline-app-notes = Notes
offline-app-weather = Weather
offline-app-sums = Sums
offline-choose = Choose this name
offline-copy = The copy
offline-script = Keeping a copy needs a browser that runs this site’s scripts.
offline-help = No network
offline-help-what = This page is not on this device. Calls to 17 and 112 and texts to 114 need no internet. This is what is kept here:
