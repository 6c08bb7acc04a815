### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Comune di esempio: non esiste.
widgets-by = { $name }, con Vigie.
widgets-service = Vedi tutto il servizio
widgets-chat = Scrivere invece di parlare
widgets-new-tab = (nuova scheda)
widgets-copy = Copia
widgets-copied = Copiato.
widgets-policy = La vostra pagina ha una politica di sicurezza (CSP)?
widgets-policy-hint = Incollate il valore dell’intestazione Content-Security-Policy. Non viene inviato nulla: il browser valuta da solo.
widgets-policy-check = Verifica
widgets-policy-variant = Modo di aggiungerlo
widgets-policy-works = Niente da cambiare: questa politica lascia passare tutto.
widgets-policy-blocked = Questa politica blocca una parte:
widgets-policy-add = da aggiungere:
widgets-policy-nonce = oppure mettete sul tag script il nonce che il vostro server genera per ogni pagina.
widgets-policy-nonce-alone = mettete sul tag script il nonce che il vostro server genera per ogni pagina.
widgets-policy-mended = La politica completa
widgets-part-loader = lo script
widgets-part-modules = ciò che lo script carica
widgets-part-answers = le risposte del servizio
widgets-part-display = la visualizzazione (Trusted Types)
widgets-part-frame = il riquadro
widgets-part-form = il modulo
widgets-part-links = i link e il servizio, in una nuova scheda
