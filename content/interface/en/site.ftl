### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

site-skip = Skip to content
site-navigation = Navigation
site-home = Home
site-sheets = Advice sheets
site-guide = What is happening? The guide
site-numbers = Emergency numbers
site-languages = Languages
site-feed = What has changed
site-stations = Police and gendarmerie stations near me
site-safety = Leave fast, with fewer traces
site-emergency-17 = Police emergency
site-emergency-112 = Emergencies, all over Europe
site-emergency-114 = By text message, without speaking
site-emergency-title = In danger? Call or text now
site-independent = Vigie is free and independent software: this is not a government site.
site-operated-by = This service is run by: { $operator }.
site-operator-unknown = Nobody has said who runs this service.
site-search = Search
