### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

officer-again = Accedere di nuovo
officer-blocked = Il browser ha bloccato la finestra di accesso. Consenta le finestre di questo sito e riprovi.
officer-choose = In quale squadra lavora?
officer-ends = Il suo accesso scade alle { $time }. Acceda di nuovo per conservare le sue conversazioni.
officer-given-up = L’accesso non è stato completato in tempo. Riprovi.
officer-idle = Non fa nulla da un po’. Tra un minuto la console si blocca e le sue conversazioni tornano in coda. Prema un tasto per restare.
officer-idle-locked = La console si è bloccata perché nessuno la usava. Le sue conversazioni sono tornate in coda.
officer-issuer-unreachable = Il servizio di accesso non risponde. Riprovi tra un momento.
officer-key-file = File della chiave della squadra
officer-key-invalid = Questo file non è una chiave, oppure è stato modificato.
officer-key-later = Questa chiave viene da una versione più recente di Vigie.
officer-key-other = Questo file è la chiave di un’altra squadra: { $desk }.
officer-lock = Bloccare
officer-locked = La chiave è dimenticata. Ciò che aveva è tornato in coda.
officer-memory = Il suo accesso e la chiave della squadra restano nella memoria di questa pagina. Nulla viene salvato su questo dispositivo.
officer-no-issuer = Nessuno ha ancora detto a questo servizio dove accedono gli agenti.
officer-no-role = Il suo account non ha alcun ruolo in una squadra. Si rivolga al responsabile.
officer-officer = agente
officer-passphrase = Frase segreta
officer-passphrase-wrong = La frase segreta non è giusta, oppure il file è stato modificato.
officer-refused = L’accesso è stato rifiutato.
officer-sign-in = Accedere
officer-sign-in-window = Accedere in una finestra
officer-sign-out = Uscire
officer-signed-out = È uscito. Questa pagina ha dimenticato tutto.
officer-supervisor = responsabile
officer-token = Token
officer-token-hint = Per lo sviluppo: «cargo xtask token» ne dà uno.
officer-token-unfit = Questo token non va bene: non dà alcun ruolo in una squadra.
officer-unlock = Aprire la chiave della squadra
officer-unlock-do = Aprire
officer-unlock-hint = I messaggi sono sigillati per { $desk }. La chiave li apre su questo dispositivo e non lo lascia mai.
officer-unlocking = Apertura della chiave: uno o due secondi.
officer-unreachable = Il servizio non risponde. Riprovi tra un momento.
officer-window-opened = Continui nella finestra che si è aperta.
