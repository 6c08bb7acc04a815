### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = Unbekanntes Team
desk-desk-unknown-detail = Kein Team trägt diesen Namen.
desk-sign-in-title = Anmeldung erforderlich
desk-sign-in-detail = Diese Adresse ist für Beamtinnen und Beamte: Melden Sie sich noch einmal an.
desk-revoked-title = Zugang entzogen
desk-revoked-detail = Ihr Zugang wurde entzogen. Wenden Sie sich an Ihre Leitung.
desk-role-missing-title = Nicht für Sie zugänglich
desk-role-missing-detail = Sie haben diese Rolle in diesem Team nicht.
desk-issuer-unavailable-title = Identität nicht prüfbar
desk-issuer-unavailable-detail = Der Identitätsdienst antwortet nicht. Versuchen Sie es gleich noch einmal.
desk-not-present-title = Nicht anwesend gemeldet
desk-not-present-detail = Melden Sie sich anwesend, bevor Sie ein Gespräch übernehmen.
desk-at-capacity-title = Höchstzahl erreicht
desk-at-capacity-detail = Sie haben schon so viele Gespräche, wie Sie angegeben haben.
desk-conversation-unknown-title = Gespräch hier unbekannt
desk-conversation-unknown-detail = Dieses Team kennt dieses Gespräch nicht.
desk-conversation-taken-title = Schon übernommen
desk-conversation-taken-detail = Dieses Gespräch führt schon jemand anderes.
desk-conversation-not-here-title = Nicht mehr bei diesem Team
desk-conversation-not-here-detail = Dieses Gespräch ist beendet oder auf dem Weg zu einem anderen Team.
desk-same-desk-title = Dasselbe Team
desk-same-desk-detail = Dieses Gespräch ist schon bei diesem Team.
desk-not-sealed-title = Dort noch nicht lesbar
desk-not-sealed-detail = Versiegeln Sie zuerst den Schlüssel des Gesprächs für diese Teams.
desk-intervention-under-way-title = Einsatz schon angefordert
desk-intervention-under-way-detail = Ein Einsatz läuft schon, oder es läuft keiner: Sehen Sie im Gespräch nach.
