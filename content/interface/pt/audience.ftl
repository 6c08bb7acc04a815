### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

audience-everyone = todas as pessoas
audience-minor = crianças e adolescentes
audience-parent = mães e pais
audience-senior = pessoas idosas e as que lhes são próximas
audience-victim = vítimas
audience-witness = testemunhas e pessoas próximas
audience-visitor = visitantes e recém-chegados
audience-driver = condutores
audience-shopkeeper = comerciantes
audience-security-officer = agentes de segurança privada
