### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

site-skip = Ir para o conteúdo
site-navigation = Navegação
site-home = Início
site-sheets = Fichas e conselhos
site-guide = O que se passa? O guia
site-numbers = Números de emergência
site-languages = Línguas
site-feed = O que mudou
site-stations = Esquadras e postos de gendarmaria perto de mim
site-safety = Sair depressa, com menos vestígios
site-emergency-17 = Polícia, emergência
site-emergency-112 = Emergências, em toda a Europa
site-emergency-114 = Por SMS, sem falar
site-emergency-title = Está em perigo? Ligue ou escreva já
site-independent = Vigie é um software livre e independente: não é um site do Estado.
site-operated-by = Este serviço é gerido por: { $operator }.
site-operator-unknown = Não foi indicado quem gere este serviço.
site-search = Procurar
