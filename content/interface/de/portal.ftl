### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

portal-title = Polizei und Gendarmerie: Hilfe bekommen
portal-help = Was brauchen Sie?
portal-write = Der Polizei oder Gendarmerie lautlos schreiben
portal-write-hint = Ohne Anruf, ohne Konto, Tag und Nacht. Was Sie schreiben, wird versiegelt.
portal-guide = Was ist passiert?
portal-guide-hint = Ein paar Fragen, dann wissen Sie, wohin Sie gehen können.
portal-stations-hint = Öffnungszeiten, Telefon, Weg.
portal-sheets = Ratschläge
portal-sheets-hint = Was zu tun und was zu wissen ist, einfach erklärt.
portal-minors = Du bist unter 18
portal-minors-hint = Ratschläge für dich, und jemand, dem du schreiben kannst.
portal-follow = Zu meinem Gespräch zurückkehren
portal-follow-hint = Mit dem Rückkehrcode, den Sie aufgeschrieben haben.
portal-numbers = Alle nützlichen Nummern
portal-numbers-hint = Notrufe und Hilfetelefone, überall in Frankreich.
portal-phrases = Sich ohne gemeinsame Sprache verstehen
portal-phrases-hint = Fertige Sätze in 44 Sprachen.
portal-offline-hint = Eine Kopie der Ratschläge behalten, wenn Sie es wünschen.
