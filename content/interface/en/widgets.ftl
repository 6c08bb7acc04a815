### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie on your town’s website
widgets-intro = Choose, have a look, then copy one line into a page of your site. Nothing in it follows your visitors.
widgets-choose = Choose
widgets-tenant = Town
widgets-show = What the widget shows
widgets-all = Everything
widgets-language = Language of the widget
widgets-update = Show
widgets-missing = Your town is not in the list: ask whoever runs this service to add it, with the address of your site.
widgets-preview = Preview
widgets-frame-name = Help from the police and gendarmerie
widgets-module = With a script
widgets-module-hint = The most pleasant. The script is fixed by its hash; what it loads comes from this service and stays up to date.
widgets-frame = In a frame
widgets-frame-hint = No script of this service enters your page. The frame also works without script.
widgets-plain = Without script or frame
widgets-plain-hint = Links and a form, for any publishing tool. The text does not update itself: copy it again once a year.
widgets-origins = The script and the frame only show on these sites:
widgets-test = Check your page
widgets-test-script = With script, this page judges the security policy of yours. Without, the documentation says what to add to it.
widgets-danger = In danger?
widgets-sample-town = Sample town: it does not exist.
