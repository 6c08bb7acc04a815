### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

offline-title = Sem rede, neste dispositivo
offline-intro = Este site pode guardar uma cópia dos seus conselhos neste dispositivo, para quando não houver rede. Nada é guardado enquanto não o pedir.
offline-kept = O que fica guardado
offline-kept-numbers = Os números úteis.
offline-kept-guide = O guia e todas as fichas, na língua desta página.
offline-kept-stations = A lista de todas as esquadras e postos: o mais próximo procura-se então no próprio dispositivo.
offline-never = Nunca uma conversa, uma denúncia, um código, uma pesquisa ou uma localização.
offline-seen = Isto pode ser visto
offline-seen-how = Quem mexer neste dispositivo pode encontrar esta cópia, e o ícone se o adicionar ao ecrã principal. Se uma pessoa de quem tem medo vê o seu telemóvel, não guarde nada aqui.
offline-seen-leave = O botão para sair depressa também apaga esta cópia. O ícone do ecrã principal retira-se à mão.
offline-name = Um nome e um ícone discretos
offline-name-hint = Para o adicionar ao ecrã principal, escolha primeiro e depois abra o menu do navegador: «Adicionar ao ecrã principal».
offline-app-vigie = Vigie
offline-app-notes = Notas
offline-app-weather = Tempo
offline-app-sums = Cálculo
offline-choose = Escolher este nome
offline-copy = A cópia
offline-script = Para guardar uma cópia é preciso um navegador que execute os scripts deste site.
offline-help = Sem rede
offline-help-what = Esta página não está neste dispositivo. As chamadas para o 17 e o 112 e os SMS para o 114 funcionam sem internet. Eis o que está guardado aqui:
