### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

figures-abandoned = Espera de quem se foi embora
figures-abandoned-name = foram-se sem resposta
figures-again = Atualizar
figures-all = Todas
figures-arrived = Pessoas que chegaram: { $count }
figures-arrived-name = chegaram
figures-count = Número
figures-day = Últimas 24 horas
figures-failed = Os números não estão disponíveis.
figures-first-response = Tempo até à primeira resposta
figures-handling = Duração do atendimento
figures-hour = Hora
figures-in-table = Os mesmos números estão na tabela.
figures-legend = Barra: mediana. Linha: 95 em 100 esperaram menos.
figures-load = Chegadas e atendimentos por hora
figures-median = Mediana
figures-month = Últimos 30 dias
figures-nothing = Nada foi medido.
figures-p95 = 95 em 100
figures-promise-missed = Atraso das respostas prometidas
figures-queue = Fila
figures-span = Período
figures-table = Tabela
figures-taken-name = atendidas
figures-title = Números da equipa
figures-wait = Espera por um agente
figures-week = Últimos 7 dias
