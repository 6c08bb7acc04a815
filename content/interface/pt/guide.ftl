### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

guide-intro = Algumas perguntas e depois uma resposta: quem pode ajudar. Nenhum nome, nenhum local. Nada é guardado.
guide-next = Continuar
guide-back = Voltar à pergunta anterior
guide-restart = Recomeçar
guide-your-answers = As suas respostas
guide-why = Porquê esta resposta
guide-actions = A quem recorrer
guide-meanwhile = Entretanto
