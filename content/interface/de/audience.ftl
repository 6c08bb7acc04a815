### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = alle
audience-minor = Kinder und Jugendliche
audience-parent = Eltern
audience-senior = ältere Menschen und ihre Angehörigen
audience-victim = Opfer
audience-witness = Zeugen und Angehörige
audience-visitor = Gäste und Neuankömmlinge
audience-driver = Fahrerinnen und Fahrer
audience-shopkeeper = Ladeninhaber
audience-security-officer = private Sicherheitskräfte
