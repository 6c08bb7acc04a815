### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

stations-near-me = Perto de mim
stations-near-me-hint = A sua localização só é pedida nesse momento e não é guardada em lado nenhum.
stations-searching = A procurar…
stations-position-denied = A localização não está disponível. Escreva o nome de uma cidade.
stations-failed = O serviço não responde. Em caso de emergência, ligue para o 17 ou o 112, ou envie um SMS para o 114.
stations-found-around = { $count ->
    [0] Nenhum posto corresponde perto de { $place }.
    [one] Um posto perto de { $place }. Dados de { $date }.
   *[other] { $count } postos perto de { $place }. Dados de { $date }.
}
stations-found = { $count ->
    [0] Nenhum posto corresponde.
    [one] Um posto. Dados de { $date }.
   *[other] { $count } postos, o mais próximo primeiro. Dados de { $date }.
}
stations-map = Mapa dos postos
stations-map-hint = A lista abaixo diz o mesmo.
stations-results = Resultados
