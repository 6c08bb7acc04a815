### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

sheet-services = A chi rivolgersi
sheet-numbers = Numeri utili
sheet-see-also = Da leggere anche
sheet-sources = Fonti
sheet-reviewed = Ultima verifica della scheda: { $date }.
sheet-changed = Modifica ({ $date }): { $change }
sheet-unchecked = Questa traduzione non è ancora stata riletta da una persona di madrelingua italiana. In caso di dubbio fa fede la versione francese.
sheet-list-title = Schede e consigli di sicurezza
sheet-list-intro = Che cosa fare adesso, a chi rivolgersi, quali prove conservare e come evitare che succeda di nuovo.
sheet-search-label = Che cosa succede?
sheet-search-hint = Bastano poche parole, gli errori di battitura non sono un problema. La ricerca non viene conservata, ma resta nella cronologia del browser.
sheet-none = Nessuna scheda corrisponde. Provi con altre parole o con la guida.
sheet-topics = Temi
sheet-all-topics = Tutte le schede
sheet-minors-space = Spazio minori
sheet-found = Risultati della ricerca
sheet-feed-title = Vigie: schede e consigli
