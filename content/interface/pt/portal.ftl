### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

portal-title = Polícia e gendarmaria: obter ajuda
portal-help = De que precisa?
portal-write = Escrever em silêncio a um polícia ou a um gendarme
portal-write-hint = Sem ligar, sem conta, de dia e de noite. O que escreve é selado.
portal-guide = O que aconteceu?
portal-guide-hint = Algumas perguntas e fica a saber onde ir.
portal-stations-hint = Horário, telefone, caminho.
portal-sheets = Conselhos
portal-sheets-hint = O que fazer e o que saber, explicado de forma simples.
portal-minors = Tens menos de 18 anos
portal-minors-hint = Conselhos para ti e alguém a quem escrever.
portal-follow = Voltar à minha conversa
portal-follow-hint = Com o código de acompanhamento que anotou.
portal-numbers = Todos os números úteis
portal-numbers-hint = Emergências e linhas de apoio, em toda a França.
portal-phrases = Entender-se sem uma língua comum
portal-phrases-hint = Frases prontas em 44 línguas.
portal-offline-hint = Guardar uma cópia dos conselhos, se o pedir.
