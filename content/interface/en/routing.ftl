### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

routing-danger = You are in danger: { $desk } answers you before others.
routing-danger-elsewhere = You are in danger: { $desk } answers, since the other teams are away.
routing-specialised = This team is trained for this: { $desk }.
routing-specialised-closed = The team trained for this is closed ({ $other }); another answers: { $desk }.
routing-specialised-unstaffed = Nobody is there in the team trained for this ({ $other }); another answers: { $desk }.
routing-minors = This team is trained to speak with young people: { $desk }.
routing-minors-closed = The team for young people is closed ({ $other }); another answers: { $desk }.
routing-minors-unstaffed = Nobody is there in the team for young people ({ $other }); another answers: { $desk }.
routing-local = This is the team of your area: { $desk }.
routing-local-closed = The team of your area is closed ({ $other }); another answers: { $desk }.
routing-local-unstaffed = Nobody is there in the team of your area ({ $other }); another answers: { $desk }.
routing-language = This team speaks your language: { $desk }.
routing-general = This team can answer you soonest: { $desk }.
routing-general-closed = The other teams are closed; this one answers: { $desk }.
routing-general-unstaffed = Nobody is there in the other teams; this one answers: { $desk }.
routing-out-of-hours = Nobody answers at this hour. Leave a message: you will have an answer by { $time }. In danger, call 17 or 112, or text 114.
routing-nobody-there = Nobody can answer now. Leave a message: you will have an answer by { $time }. In danger, call 17 or 112, or text 114.
routing-wait-position = You are number { $position } in the queue.
routing-wait-measured = In the last hour this wait took about { $minutes } min. That is measured, not promised.
routing-wait-unmeasured = How long it takes is not known yet.
