### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

routing-danger = Lei è in pericolo. Questa squadra Le risponde con priorità: { $desk }.
routing-danger-elsewhere = Lei è in pericolo. Le altre squadre sono assenti; Le risponde questa: { $desk }.
routing-specialised = Questa squadra è formata su questo tema: { $desk }.
routing-specialised-closed = La squadra formata su questo tema è chiusa ({ $other }); risponde un’altra: { $desk }.
routing-specialised-unstaffed = Non c’è nessuno nella squadra formata su questo tema ({ $other }); risponde un’altra: { $desk }.
routing-minors = Questa squadra è formata per parlare con i giovani: { $desk }.
routing-minors-closed = La squadra per i giovani è chiusa ({ $other }); risponde un’altra: { $desk }.
routing-minors-unstaffed = Non c’è nessuno nella squadra per i giovani ({ $other }); risponde un’altra: { $desk }.
routing-local = Questa è la squadra della Sua zona: { $desk }.
routing-local-closed = La squadra della Sua zona è chiusa ({ $other }); risponde un’altra: { $desk }.
routing-local-unstaffed = Non c’è nessuno nella squadra della Sua zona ({ $other }); risponde un’altra: { $desk }.
routing-language = Questa squadra parla la Sua lingua: { $desk }.
routing-general = Questa squadra può risponderLe prima delle altre: { $desk }.
routing-general-closed = Le altre squadre sono chiuse; risponde questa: { $desk }.
routing-general-unstaffed = Non c’è nessuno nelle altre squadre; risponde questa: { $desk }.
routing-out-of-hours = A quest’ora non risponde nessuno. Lasci un messaggio. Avrà una risposta al più tardi: { $time }. In pericolo, chiami il 17 o il 112, oppure mandi un SMS al 114.
routing-nobody-there = In questo momento nessuno può rispondere. Lasci un messaggio. Avrà una risposta al più tardi: { $time }. In pericolo, chiami il 17 o il 112, oppure mandi un SMS al 114.
routing-wait-position = Il Suo posto nella fila: { $position }.
routing-wait-measured = Nell’ultima ora questa attesa è durata circa { $minutes } min. È una misura, non una promessa.
routing-wait-unmeasured = Non si sa ancora quanto durerà l’attesa.
