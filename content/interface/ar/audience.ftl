### What a person reads, in Arabic. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = الجميع
audience-minor = الأطفال والمراهقون
audience-parent = الآباء والأمهات
audience-senior = كبار السن وأقاربهم
audience-victim = الضحايا
audience-witness = الشهود والأقارب
audience-visitor = الزوار والوافدون الجدد
audience-driver = السائقون
audience-shopkeeper = أصحاب المتاجر
audience-security-officer = أعوان الأمن الخاص
