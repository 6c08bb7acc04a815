### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = tutti
audience-minor = bambini e adolescenti
audience-parent = genitori
audience-senior = persone anziane e i loro cari
audience-victim = vittime
audience-witness = testimoni e persone vicine
audience-visitor = visitatori e nuovi arrivati
audience-driver = conducenti
audience-shopkeeper = negozianti
audience-security-officer = addetti alla sicurezza privata
