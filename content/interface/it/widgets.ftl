### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

widgets-title = Vigie sul sito del vostro comune
widgets-intro = Scegliete, guardate, poi copiate una riga in una pagina del vostro sito. Nulla segue i vostri visitatori.
widgets-choose = Scegliere
widgets-tenant = Comune
widgets-show = Ciò che il widget mostra
widgets-all = Tutto
widgets-language = Lingua del widget
widgets-update = Mostra
widgets-missing = Il vostro comune non è nell’elenco: chiedete a chi gestisce questo servizio di aggiungerlo, con l’indirizzo del vostro sito.
widgets-preview = Anteprima
widgets-frame-name = Aiuto della polizia e della gendarmeria
widgets-module = Con uno script
widgets-module-hint = Il più comodo. Lo script è fissato dalla sua impronta; ciò che carica viene da questo servizio e si aggiorna da solo.
widgets-frame = In un riquadro
widgets-frame-hint = Nessuno script di questo servizio entra nella vostra pagina. Il riquadro funziona anche senza script.
widgets-plain = Senza script né riquadro
widgets-plain-hint = Link e un modulo, per ogni strumento di pubblicazione. Il testo non si aggiorna: ricopiatelo una volta all’anno.
widgets-origins = Lo script e il riquadro appaiono solo su questi siti:
widgets-test = Verificare la vostra pagina
widgets-test-script = Con script, questa pagina valuta la politica di sicurezza della vostra. Senza, la documentazione dice cosa aggiungere.
widgets-danger = In pericolo?
widgets-sample-town = Comune di esempio: non esiste.
