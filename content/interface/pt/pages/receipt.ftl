### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

receipt-words = Em palavras
receipt-characters = Ou em carateres
receipt-minor = Guarda este código de acompanhamento
receipt-minor-why = É a única forma de voltar à conversa. Quem tiver este código pode lê-la: guarda-o onde mais ninguém veja. As palavras e os carateres são o mesmo código.
receipt-noted = Já está anotado
receipt-print = Imprimir
receipt-copy = Copiar
receipt-copy-hint = O que se copia fica na memória do aparelho: quem o usar depois pode colá-lo.
receipt-copied = Código copiado. Depois de colado num lugar seguro, copiar outra coisa retira-o dessa memória.
receipt-copy-failed = O aparelho não permite copiar. O código pode ser anotado à mão.
receipt-check = Uma única verificação, a partir do que foi anotado:
receipt-part = Palavra número { $word }, ou grupo de carateres número { $group }
receipt-confirm = Continuar
receipt-wrong = Não é bem isso. Comparar com o código e tentar de novo: nada se perdeu.
receipt-see = Ver de novo o código
receipt-without = Continuar sem anotar
receipt-without-why = Sem este código ninguém pode reabrir a conversa depois de fechada a página, nem sequer nós. Enquanto a página estiver aberta, «O meu código de acompanhamento» mostra-o.
receipt-without-yes = Continuar sem o código
