### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

problem-not-found-title = Página não encontrada
problem-not-found-detail = Este endereço não leva a lado nenhum. Verifique-o ou recomece na página inicial.
problem-method-not-allowed-title = Método não permitido
problem-method-not-allowed-detail = Este endereço só aceita: { $methods }.
problem-invalid-request-title = Pedido incompleto ou incorreto
problem-invalid-request-detail = Um ou mais valores não são válidos; «errors» indica quais e porquê.
problem-body-too-large-title = Envio demasiado grande
problem-body-too-large-detail = O conteúdo enviado ultrapassa { $limit } bytes.
problem-unsupported-media-type-title = Formato não reconhecido
problem-unsupported-media-type-detail = Envie o conteúdo no formato { $type }.
problem-body-unreadable-title = Envio interrompido
problem-body-unreadable-detail = O conteúdo não chegou completo. Tente novamente.
problem-uri-too-long-title = Endereço demasiado longo
problem-uri-too-long-detail = O endereço ultrapassa { $limit } bytes.
problem-station-not-found-title = Posto desconhecido
problem-station-not-found-detail = Nenhuma esquadra nem posto de gendarmaria tem este identificador. Pode ter mudado: procure por local.
problem-place-needed-title = Onde procurar?
problem-place-needed-detail = Indique onde procurar: near=48.11,-1.68 (latitude, longitude), postcode=35000, commune=35238 (código INSEE), q=Rennes ou bbox=oeste,sul,este,norte.
problem-place-not-found-title = Local não encontrado
problem-place-not-found-detail = Nenhum município corresponde. Tente escrevê-lo de outra forma ou indique um código postal.
problem-directory-unavailable-title = Lista indisponível
problem-directory-unavailable-detail = Não é possível ler a lista. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
problem-not-acceptable-title = Formato indisponível
problem-not-acceptable-detail = Este endereço responde em: { $types }.
problem-sheet-not-found-title = Ficha desconhecida
problem-sheet-not-found-detail = Nenhuma ficha tem este nome. A lista das fichas está em /v1/sheets.
problem-phrasebook-not-found-title = Não há frases nesta língua
problem-phrasebook-not-found-detail = Não há frases nesta língua. A lista das línguas está em /v1/phrases.
problem-answers-not-found-title = Não há respostas-tipo nesta língua
problem-answers-not-found-detail = Não há respostas-tipo nesta língua. A lista das línguas está em /v1/answers.
problem-guide-changed-title = O guia mudou
problem-guide-changed-detail = Estas respostas são de uma versão anterior do guia. Recomece na primeira pergunta.
problem-nowhere-in-france-title = Fora de França
problem-nowhere-in-france-detail = Este local não fica em nenhum território francês. Na União Europeia, o número de emergência é o 112.
problem-storage-unavailable-title = Armazenamento indisponível
problem-storage-unavailable-detail = Nada se perdeu, mas não foi possível guardar isto neste momento. Tente novamente daqui a pouco. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
problem-tenant-not-found-title = Município desconhecido
problem-tenant-not-found-detail = Nenhum município registado tem este nome. A página /widgets mostra-os todos.
problem-origin-not-allowed-title = Site não autorizado
problem-origin-not-allowed-detail = Os widgets deste município só aparecem nos seus próprios sites. Peça a quem gere este serviço que acrescente a origem da sua página.
