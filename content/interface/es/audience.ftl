### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

audience-everyone = todo el mundo
audience-minor = niños y adolescentes
audience-parent = padres y madres
audience-senior = personas mayores y sus allegados
audience-victim = víctimas
audience-witness = testigos y allegados
audience-visitor = visitantes y recién llegados
audience-driver = conductores
audience-shopkeeper = comerciantes
audience-security-officer = agentes de seguridad privada
