### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

case-token-required-title = É necessário um código de acesso
case-token-required-detail = Esta conversa só se abre com o seu código de acompanhamento ou com o acesso de um agente.
case-token-expired-title = O acesso terminou
case-token-expired-detail = Este acesso já não é válido. Peça um novo.
case-unknown-title = Conversa não encontrada
case-unknown-detail = Nenhuma conversa se abre com este código. Verifique cada caráter ou cada palavra do seu código de acompanhamento.
case-erased-title = Conversa apagada
case-erased-detail = Esta conversa foi apagada. Nada resta dela.
case-conflict-title = Conversa já aberta
case-conflict-detail = Já foi aberta uma conversa com este código, com outros valores.
case-closed-title = Conversa encerrada
case-closed-detail = Esta conversa está encerrada e já não recebe mensagens. Pode reabri-la.
case-full-title = Conversa cheia
case-full-detail = Esta conversa atingiu o tamanho máximo. Abra uma nova.
case-client-id-conflict-title = Mensagem já enviada
case-client-id-conflict-detail = Foi enviada outra mensagem com o mesmo identificador. Envie esta com um identificador novo.
case-not-allowed-title = Não é possível aqui
case-not-allowed-detail = Não pode fazer isto nesta conversa, tal como está.
case-lease-lost-title = Conversa confiada a outra pessoa
case-lease-lost-detail = Outro agente ou outra equipa tem agora esta conversa.
case-bad-entry-title = Mensagem mal selada
case-bad-entry-detail = O que foi enviado não tem a forma de uma mensagem ou de um ficheiro selado.
case-chunk-conflict-title = Parte do ficheiro já enviada
case-chunk-conflict-detail = Outra parte do ficheiro ocupa este lugar.
case-chunk-unknown-title = Parte do ficheiro não encontrada
case-chunk-unknown-detail = Esta parte do ficheiro não chegou.
case-too-fast-title = Um momento, por favor
case-too-fast-detail = Foram feitos demasiados envios ao mesmo tempo. Aguarde { $seconds } segundos e tente novamente. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
case-proof-required-title = Uma breve verificação
case-proof-required-detail = Muitas pessoas estão a abrir conversas neste momento. O seu dispositivo tem primeiro de resolver uma pequena tarefa, «challenge», que demora alguns segundos.
case-sockets-unsupported-title = Aqui não há ligação direta
case-sockets-unsupported-detail = Este serviço não tem sockets. Em vez disso, siga a conversa como um fluxo de eventos.
case-upgrade-required-title = Espera-se um socket
case-upgrade-required-detail = Este endereço abre um WebSocket.
