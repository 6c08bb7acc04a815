### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

minors-call = Falar com alguém que ouve
minors-119 = Crianças em perigo. Grátis, de dia e de noite. Nada na fatura.
minors-3018 = Assédio, chantagem, imagens tuas espalhadas. Grátis, todos os dias das 9 h às 23 h.
minors-write = Escrever, sem barulho
minors-write-hint = Um polícia ou um gendarme lê o que escreves e responde-te por escrito. Não precisas de dizer o teu nome.
minors-fault = A culpa é minha?
minors-fault-no = Não. Ninguém tem o direito de te bater, ameaçar, obrigar ou chantagear. Mesmo que não tenhas dito nada. Mesmo que tenhas enviado uma fotografia. Mesmo que seja alguém de quem gostas.
minors-happens = O que acontece quando escreves
minors-happens-code = Primeiro recebes um código. Com ele podes voltar à conversa, daqui ou de outro aparelho.
minors-happens-words = Conta com as tuas palavras. Podes dizer «não sei» e parar quando quiseres.
minors-happens-danger = Se estiveres em perigo, o agente pode pedir que uma equipa te vá proteger.
minors-happens-leave = Vem aí alguém? O botão lá em cima esvazia o ecrã. O teu código reabre a conversa mais tarde.
minors-sheets = Conselhos escritos para ti
