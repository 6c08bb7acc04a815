### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

routing-danger = Está em perigo. Esta equipa responde-lhe com prioridade: { $desk }.
routing-danger-elsewhere = Está em perigo. As outras equipas estão ausentes; responde-lhe esta: { $desk }.
routing-specialised = Esta equipa tem formação neste tema: { $desk }.
routing-specialised-closed = A equipa com formação neste tema está fechada ({ $other }); responde outra: { $desk }.
routing-specialised-unstaffed = Não há ninguém na equipa com formação neste tema ({ $other }); responde outra: { $desk }.
routing-minors = Esta equipa tem formação para falar com jovens: { $desk }.
routing-minors-closed = A equipa para jovens está fechada ({ $other }); responde outra: { $desk }.
routing-minors-unstaffed = Não há ninguém na equipa para jovens ({ $other }); responde outra: { $desk }.
routing-local = Esta é a equipa da sua zona: { $desk }.
routing-local-closed = A equipa da sua zona está fechada ({ $other }); responde outra: { $desk }.
routing-local-unstaffed = Não há ninguém na equipa da sua zona ({ $other }); responde outra: { $desk }.
routing-language = Esta equipa fala a sua língua: { $desk }.
routing-general = Esta é a equipa que pode responder-lhe mais depressa: { $desk }.
routing-general-closed = As outras equipas estão fechadas; responde esta: { $desk }.
routing-general-unstaffed = Não há ninguém nas outras equipas; responde esta: { $desk }.
routing-out-of-hours = A esta hora ninguém responde. Deixe uma mensagem. Terá resposta, o mais tardar: { $time }. Em perigo, ligue para o 17 ou o 112, ou envie um SMS para o 114.
routing-nobody-there = Neste momento ninguém pode responder. Deixe uma mensagem. Terá resposta, o mais tardar: { $time }. Em perigo, ligue para o 17 ou o 112, ou envie um SMS para o 114.
routing-wait-position = O seu lugar na fila: { $position }.
routing-wait-measured = Na última hora, esta espera durou cerca de { $minutes } min. É uma medição, não uma promessa.
routing-wait-unmeasured = Ainda não se sabe quanto tempo vai demorar.
