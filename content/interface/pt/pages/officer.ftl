### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

officer-again = Iniciar sessão de novo
officer-blocked = O seu navegador bloqueou a janela de início de sessão. Autorize as janelas deste sítio e tente de novo.
officer-choose = Em que equipa trabalha?
officer-ends = A sua sessão termina às { $time }. Inicie sessão de novo para manter as suas conversas.
officer-given-up = O início de sessão não foi concluído a tempo. Tente de novo.
officer-idle = Há algum tempo que não faz nada. Dentro de um minuto a consola bloqueia-se e as suas conversas voltam para a fila. Prima uma tecla para ficar.
officer-idle-locked = A consola bloqueou-se porque ninguém a usava. As suas conversas voltaram para a fila.
officer-issuer-unreachable = O serviço de início de sessão não responde. Tente de novo daqui a pouco.
officer-key-file = Ficheiro da chave da equipa
officer-key-invalid = Este ficheiro não é uma chave, ou foi alterado.
officer-key-later = Esta chave vem de uma versão mais recente do Vigie.
officer-key-other = Este ficheiro é a chave de outra equipa: { $desk }.
officer-lock = Bloquear
officer-locked = A chave foi esquecida. O que tinha voltou para a fila.
officer-memory = A sua sessão e a chave da equipa ficam na memória desta página. Nada é guardado neste dispositivo.
officer-no-issuer = Ainda ninguém disse a este serviço onde os agentes iniciam sessão.
officer-no-role = A sua conta não tem nenhuma função numa equipa. Fale com o seu responsável.
officer-officer = agente
officer-passphrase = Frase secreta
officer-passphrase-wrong = A frase secreta não está certa, ou o ficheiro foi alterado.
officer-refused = O início de sessão foi recusado.
officer-sign-in = Iniciar sessão
officer-sign-in-window = Iniciar sessão numa janela
officer-sign-out = Terminar sessão
officer-signed-out = A sessão terminou. Esta página esqueceu tudo.
officer-supervisor = responsável
officer-token = Token
officer-token-hint = Para o desenvolvimento: «cargo xtask token» dá um.
officer-token-unfit = Este token não serve: não dá nenhuma função numa equipa.
officer-unlock = Abrir a chave da equipa
officer-unlock-do = Abrir
officer-unlock-hint = As mensagens estão seladas para { $desk }. A chave abre-as neste dispositivo e nunca sai dele.
officer-unlocking = A abrir a chave: um ou dois segundos.
officer-unreachable = O serviço não responde. Tente de novo daqui a pouco.
officer-window-opened = Continue na janela que se abriu.
