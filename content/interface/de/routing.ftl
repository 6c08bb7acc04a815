### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

routing-danger = Sie sind in Gefahr. Dieses Team antwortet Ihnen vorrangig: { $desk }.
routing-danger-elsewhere = Sie sind in Gefahr. Die anderen Teams sind nicht da; dieses antwortet Ihnen: { $desk }.
routing-specialised = Dieses Team ist für dieses Thema geschult: { $desk }.
routing-specialised-closed = Das für dieses Thema geschulte Team ist geschlossen ({ $other }); ein anderes antwortet: { $desk }.
routing-specialised-unstaffed = Im Team, das für dieses Thema geschult ist, ist niemand da ({ $other }); ein anderes antwortet: { $desk }.
routing-minors = Dieses Team ist für Gespräche mit jungen Menschen geschult: { $desk }.
routing-minors-closed = Das Team für junge Menschen ist geschlossen ({ $other }); ein anderes antwortet: { $desk }.
routing-minors-unstaffed = Im Team für junge Menschen ist niemand da ({ $other }); ein anderes antwortet: { $desk }.
routing-local = Dies ist das Team für Ihre Gegend: { $desk }.
routing-local-closed = Das Team für Ihre Gegend ist geschlossen ({ $other }); ein anderes antwortet: { $desk }.
routing-local-unstaffed = Im Team für Ihre Gegend ist niemand da ({ $other }); ein anderes antwortet: { $desk }.
routing-language = Dieses Team spricht Ihre Sprache: { $desk }.
routing-general = Dieses Team kann Ihnen am schnellsten antworten: { $desk }.
routing-general-closed = Die anderen Teams sind geschlossen; dieses antwortet: { $desk }.
routing-general-unstaffed = In den anderen Teams ist niemand da; dieses antwortet: { $desk }.
routing-out-of-hours = Um diese Zeit antwortet niemand. Hinterlassen Sie eine Nachricht. Antwort spätestens: { $time }. Bei Gefahr rufen Sie die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
routing-nobody-there = Im Moment kann niemand antworten. Hinterlassen Sie eine Nachricht. Antwort spätestens: { $time }. Bei Gefahr rufen Sie die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
routing-wait-position = Sie sind Nummer { $position } in der Warteschlange.
routing-wait-measured = In der letzten Stunde dauerte dieses Warten etwa { $minutes } min. Das ist gemessen, nicht versprochen.
routing-wait-unmeasured = Wie lange es dauert, ist noch nicht bekannt.
