### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = усі
audience-minor = діти й підлітки
audience-parent = батьки
audience-senior = люди похилого віку та їхні близькі
audience-victim = потерпілі
audience-witness = свідки й близькі
audience-visitor = гості та новоприбулі
audience-driver = водії
audience-shopkeeper = власники крамниць
audience-security-officer = приватні охоронці
