### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

stations-outdated-notice = Estes dados são de { $date }: telefone antes de se deslocar. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
stations-sample-notice = Dados de exemplo: estes postos não existem, não se desloque até eles. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
stations-place = Cidade ou código postal
stations-place-hint = Um erro de escrita não faz mal.
stations-institution = Instituição
stations-any = Todas
stations-national-police = Polícia nacional
stations-gendarmerie = Gendarmaria
stations-municipal-police = Polícia municipal
stations-other = Outra
stations-open-now = Aberto agora
stations-accessible = Acessível em cadeira de rodas
stations-also = Talvez quisesse dizer:
stations-wheelchair = acessível em cadeira de rodas
stations-approximate = localização aproximada
stations-hours = Horário: { $hours }
stations-open-yes = Aberto
stations-open-no = Fechado
stations-open-unknown = Horário desconhecido
stations-open-yes-until = Aberto até { $time }
stations-open-no-until = Fechado, abre { $time }
stations-call = Ligar para o
stations-route = Como chegar
stations-around = Perto de { $place }
stations-data-of = Dados de { $date }
stations-none = Nenhum posto corresponde. Retire um filtro ou alargue a pesquisa.
stations-metres = m
stations-kilometres = km
stations-again = Fazer outra pesquisa
