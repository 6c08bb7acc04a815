### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = everyone
audience-minor = children and teenagers
audience-parent = parents
audience-senior = old people and those close to them
audience-victim = victims
audience-witness = witnesses and those close to victims
audience-visitor = visitors and newcomers
audience-driver = drivers
audience-shopkeeper = shopkeepers
audience-security-officer = private security officers
