### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

number-intro = Quem atende, como e quando. Em perigo, comece pelos três primeiros.
number-answers = Quem atende
number-when = Quando
number-hours = Horário
number-free = Gratuito
number-paid = Chamada paga
number-where = Onde
number-spoken = Línguas faladas
number-call = Ligar para o { $number }
number-text = Escrever para o { $number }
number-web = Abrir o site
number-sea = No mar
number-mountain = Na montanha
number-everywhere = Em toda a França
number-territory-label = Onde está?
number-writing-only = Só por escrito, sem falar
number-show = Mostrar
number-how = Como
number-for-whom = Para quem
number-by = { $channel }: { $hours }
number-paris-time = { $hours } (hora de Paris)
number-local-time = { $hours } (hora local)
number-from-abroad = Do estrangeiro: { $number }
number-sign-language = língua gestual francesa
number-land = Em terra
number-setting-label = Em terra, no mar ou na montanha?
number-any-setting = É indiferente
number-checked = Verificado em { $date }.
