### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

safety-title = Sair depressa, com menos vestígios
safety-does = O que faz o botão
safety-does-blank = A página fica logo vazia e, depois, abre-se no seu lugar uma página de meteorologia.
safety-does-forget = A conversa é fechada neste dispositivo. Não é apagada: o seu código de acompanhamento volta a abri-la, daqui ou de outro lugar.
safety-does-clear = O navegador apaga o que este site possa ter guardado nele. Este site não põe lá nem cookies nem outros dados sem lhe perguntar.
safety-does-back = Voltar atrás já não mostra a página de onde saiu.
safety-how = Como usar
safety-how-button = Prima o botão no topo da página.
safety-how-keys = No teclado, prima três vezes a tecla Shift.
safety-cannot = O que não pode fazer
safety-cannot-history = As páginas que abriu aqui podem ficar no histórico do navegador. Apague-as por si, ou abra este site numa janela privada.
safety-cannot-parts = O navegador pode guardar partes do programa destas páginas, iguais para toda a gente. Podem mostrar que uma conversa foi iniciada, mas nada do que nela se leu ou escreveu.
safety-cannot-network = A rede que usa (a de casa, a do trabalho, a de um operador) pode saber que abriu este site, mas não o que nele leu ou escreveu.
safety-cannot-spied = Se alguém instalou um programa espião neste dispositivo ou vê o seu ecrã, nada do que se faz aqui o impede. Use o dispositivo de uma pessoa de confiança ou o de um lugar público.
safety-cannot-files = O que guarda ou imprime fica onde o pôs. Uma fotografia que envia também fica no dispositivo.
safety-cannot-receipt = O código de acompanhamento abre a conversa a quem o encontrar. Decore-o, ou entregue-o a alguém de confiança.
safety-private = Janela privada
safety-private-how = Tanto num telefone como num computador, o menu do navegador abre uma «janela privada» ou um «separador de navegação anónima»: esquece tudo quando o fecha.
