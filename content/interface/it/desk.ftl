### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = Squadra sconosciuta
desk-desk-unknown-detail = Nessuna squadra ha questo nome.
desk-sign-in-title = Accesso necessario
desk-sign-in-detail = Questo indirizzo è riservato agli agenti: acceda di nuovo.
desk-revoked-title = Accesso revocato
desk-revoked-detail = Il Suo accesso è stato revocato. Si rivolga al Suo responsabile.
desk-role-missing-title = Accesso riservato
desk-role-missing-detail = Lei non ha questo ruolo in questa squadra.
desk-issuer-unavailable-title = Identità non verificabile
desk-issuer-unavailable-detail = Il servizio di identità non risponde. Riprovi tra un momento.
desk-not-present-title = Presenza non segnalata
desk-not-present-detail = Segnali la Sua presenza prima di prendere una conversazione.
desk-at-capacity-title = Numero massimo raggiunto
desk-at-capacity-detail = Ha già tante conversazioni quante ne ha indicate.
desk-conversation-unknown-title = Conversazione sconosciuta qui
desk-conversation-unknown-detail = Questa squadra non conosce questa conversazione.
desk-conversation-taken-title = Già presa
desk-conversation-taken-detail = Un altro agente ha questa conversazione.
desk-conversation-not-here-title = Non più in questa squadra
desk-conversation-not-here-detail = Questa conversazione è terminata o è in arrivo a un’altra squadra.
desk-same-desk-title = Stessa squadra
desk-same-desk-detail = Questa conversazione è già in questa squadra.
desk-not-sealed-title = Non ancora leggibile lì
desk-not-sealed-detail = Sigilli prima la chiave della conversazione per queste squadre.
desk-intervention-under-way-title = Intervento già richiesto
desk-intervention-under-way-detail = Un intervento è già in corso, oppure non ce n’è nessuno: guardi la conversazione.
