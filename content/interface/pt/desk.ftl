### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

desk-desk-unknown-title = Equipa desconhecida
desk-desk-unknown-detail = Nenhuma equipa tem este nome.
desk-sign-in-title = Inicie sessão
desk-sign-in-detail = Este endereço é só para agentes: inicie sessão novamente.
desk-revoked-title = Acesso retirado
desk-revoked-detail = O seu acesso foi retirado. Fale com o seu responsável.
desk-role-missing-title = Acesso reservado
desk-role-missing-detail = Não tem esta função nesta equipa.
desk-issuer-unavailable-title = Não é possível verificar a identidade
desk-issuer-unavailable-detail = O serviço de identidade não responde. Tente novamente daqui a pouco.
desk-not-present-title = Presença não indicada
desk-not-present-detail = Indique que está presente antes de ficar com uma conversa.
desk-at-capacity-title = Número máximo atingido
desk-at-capacity-detail = Já tem tantas conversas quantas indicou.
desk-conversation-unknown-title = Conversa desconhecida aqui
desk-conversation-unknown-detail = Esta equipa não conhece esta conversa.
desk-conversation-taken-title = Já atribuída
desk-conversation-taken-detail = Outro agente tem esta conversa.
desk-conversation-not-here-title = Já não está nesta equipa
desk-conversation-not-here-detail = Esta conversa terminou ou vai a caminho de outra equipa.
desk-same-desk-title = A mesma equipa
desk-same-desk-detail = Esta conversa já está nesta equipa.
desk-not-sealed-title = Ainda não se pode ler lá
desk-not-sealed-detail = Sele primeiro a chave da conversa para estas equipas.
desk-intervention-under-way-title = Intervenção já pedida
desk-intervention-under-way-detail = Já há uma intervenção em curso, ou não há nenhuma: veja a conversa.
