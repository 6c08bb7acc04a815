### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Pagina non trovata
problem-not-found-detail = Questo indirizzo non porta da nessuna parte. Lo controlli o riparta dalla pagina iniziale.
problem-method-not-allowed-title = Metodo non consentito
problem-method-not-allowed-detail = Questo indirizzo accetta solo: { $methods }.
problem-invalid-request-title = Richiesta incompleta o errata
problem-invalid-request-detail = Uno o più valori non sono validi; «errors» indica quali e perché.
problem-body-too-large-title = Invio troppo grande
problem-body-too-large-detail = Il contenuto inviato supera il limite di { $limit } byte.
problem-unsupported-media-type-title = Formato non riconosciuto
problem-unsupported-media-type-detail = Invii il contenuto nel formato { $type }.
problem-body-unreadable-title = Invio interrotto
problem-body-unreadable-detail = Il contenuto non è arrivato per intero. Riprovi.
problem-uri-too-long-title = Indirizzo troppo lungo
problem-uri-too-long-detail = L’indirizzo supera il limite di { $limit } byte.
problem-station-not-found-title = Ufficio sconosciuto
problem-station-not-found-detail = Nessun commissariato e nessuna caserma della gendarmeria ha questo identificativo. Può essere cambiato: cerchi per luogo.
problem-place-needed-title = Dove cercare?
problem-place-needed-detail = Indichi dove cercare: near=48.11,-1.68 (latitudine, longitudine), postcode=35000, commune=35238 (codice INSEE), q=Rennes o bbox=ovest,sud,est,nord.
problem-place-not-found-title = Luogo non trovato
problem-place-not-found-detail = Nessun comune corrisponde. Provi a scriverlo in un altro modo o indichi un codice postale.
problem-directory-unavailable-title = Elenco non disponibile
problem-directory-unavailable-detail = Non è possibile leggere l’elenco. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
problem-not-acceptable-title = Formato non disponibile
problem-not-acceptable-detail = Questo indirizzo risponde in: { $types }.
problem-sheet-not-found-title = Scheda sconosciuta
problem-sheet-not-found-detail = Nessuna scheda ha questo nome. L’elenco delle schede è all’indirizzo /v1/sheets.
problem-phrasebook-not-found-title = Nessuna frase in questa lingua
problem-phrasebook-not-found-detail = Non ci sono frasi in questa lingua. L’elenco delle lingue è all’indirizzo /v1/phrases.
problem-answers-not-found-title = Nessuna risposta tipo in questa lingua
problem-answers-not-found-detail = Non ci sono risposte tipo in questa lingua. L’elenco delle lingue è all’indirizzo /v1/answers.
problem-guide-changed-title = La guida è cambiata
problem-guide-changed-detail = Queste risposte si riferiscono a una versione precedente della guida. Ricominci dalla prima domanda.
problem-nowhere-in-france-title = Fuori dalla Francia
problem-nowhere-in-france-detail = Questo luogo non si trova in nessun territorio francese. Nell’Unione europea il numero di emergenza è il 112.
problem-storage-unavailable-title = Archiviazione non disponibile
problem-storage-unavailable-detail = Nulla è andato perso, ma in questo momento non è stato possibile conservare ciò che ha inviato. Riprovi tra un momento. In caso di emergenza chiami il 17 o il 112, oppure mandi un SMS al 114.
problem-tenant-not-found-title = Comune sconosciuto
problem-tenant-not-found-detail = Nessun comune registrato ha questo nome. La pagina /widgets li mostra tutti.
problem-origin-not-allowed-title = Sito non autorizzato
problem-origin-not-allowed-detail = I widget di questo comune appaiono solo sui suoi siti. Chiedete a chi gestisce questo servizio di aggiungere l’origine della vostra pagina.
