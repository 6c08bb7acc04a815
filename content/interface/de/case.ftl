### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Zugangscode erforderlich
case-token-required-detail = Dieses Gespräch lässt sich nur mit seinem Rückkehrcode oder mit dem Zugang einer Beamtin oder eines Beamten öffnen.
case-token-expired-title = Zugang abgelaufen
case-token-expired-detail = Dieser Zugang gilt nicht mehr. Bitten Sie um einen neuen.
case-unknown-title = Gespräch nicht gefunden
case-unknown-detail = Mit diesem Code lässt sich kein Gespräch öffnen. Prüfen Sie jedes Zeichen oder jedes Wort Ihres Rückkehrcodes.
case-erased-title = Gespräch gelöscht
case-erased-detail = Dieses Gespräch wurde gelöscht. Nichts davon ist übrig.
case-conflict-title = Gespräch schon eröffnet
case-conflict-detail = Mit diesem Code wurde schon ein Gespräch eröffnet, mit anderen Werten.
case-closed-title = Gespräch geschlossen
case-closed-detail = Dieses Gespräch ist geschlossen und nimmt keine Nachrichten mehr an. Sie können es wieder öffnen.
case-full-title = Gespräch voll
case-full-detail = Dieses Gespräch hat seine größte Länge erreicht. Beginnen Sie ein neues.
case-client-id-conflict-title = Nachricht schon gesendet
case-client-id-conflict-detail = Eine andere Nachricht wurde unter derselben Kennung gesendet. Senden Sie diese unter einer neuen Kennung.
case-not-allowed-title = Hier nicht möglich
case-not-allowed-detail = In diesem Gespräch ist das zurzeit nicht möglich.
case-lease-lost-title = Gespräch an jemand anderen übergeben
case-lease-lost-detail = Dieses Gespräch führt jetzt jemand anderes oder ein anderes Team.
case-bad-entry-title = Nachricht nicht richtig versiegelt
case-bad-entry-detail = Was gesendet wurde, hat nicht die Form einer versiegelten Nachricht oder Datei.
case-chunk-conflict-title = Teil der Datei schon gesendet
case-chunk-conflict-detail = An dieser Stelle steht schon ein anderer Teil der Datei.
case-chunk-unknown-title = Teil der Datei nicht gefunden
case-chunk-unknown-detail = Dieser Teil der Datei ist nicht angekommen.
case-too-fast-title = Einen Moment bitte
case-too-fast-detail = Es wurde zu viel auf einmal gesendet. Warten Sie { $seconds } Sekunden und versuchen Sie es noch einmal. Rufen Sie im Notfall die 17 oder die 112 an oder schreiben Sie eine SMS an die 114.
case-proof-required-title = Eine kurze Prüfung
case-proof-required-detail = Gerade beginnen viele Menschen ein Gespräch. Ihr Gerät muss zuerst eine kleine Aufgabe lösen, „challenge“; das dauert ein paar Sekunden.
case-sockets-unsupported-title = Keine Direktverbindung hier
case-sockets-unsupported-detail = Dieser Dienst hat keine Sockets. Folgen Sie dem Gespräch stattdessen als Ereignisstrom.
case-upgrade-required-title = Ein Socket wird erwartet
case-upgrade-required-detail = Diese Adresse öffnet einen WebSocket.
