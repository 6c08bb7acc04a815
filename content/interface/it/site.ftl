### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

site-skip = Vai al contenuto
site-navigation = Navigazione
site-home = Pagina iniziale
site-sheets = Schede e consigli
site-guide = Che cosa succede? La guida
site-numbers = Numeri di emergenza
site-languages = Lingue
site-feed = Che cosa è cambiato
site-stations = Commissariati e caserme della gendarmeria vicino a me
site-safety = Uscire in fretta, con meno tracce
site-emergency-17 = Polizia, pronto intervento
site-emergency-112 = Emergenze, in tutta Europa
site-emergency-114 = Via SMS, senza parlare
site-emergency-title = In pericolo? Chiami o scriva subito
site-independent = Vigie è un software libero e indipendente: non è un sito dello Stato.
site-operated-by = Questo servizio è gestito da: { $operator }.
site-operator-unknown = Non è indicato chi gestisce questo servizio.
site-search = Cerca
