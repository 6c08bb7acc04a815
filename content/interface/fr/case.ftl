### Ce qu'une personne lit, en français. Chaque langue a les mêmes messages ; la
### construction échoue s'il en manque un.

case-token-required-title = Code d’accès nécessaire
case-token-required-detail = Cette conversation ne s’ouvre qu’avec son code de suivi ou l’accès d’un agent.
case-token-expired-title = Accès terminé
case-token-expired-detail = Cet accès n’est plus valable. Demandez-en un nouveau.
case-unknown-title = Conversation introuvable
case-unknown-detail = Aucune conversation ne s’ouvre avec ce code. Vérifiez chaque caractère ou chaque mot de votre code de suivi.
case-erased-title = Conversation effacée
case-erased-detail = Cette conversation a été effacée. Il n’en reste rien.
case-conflict-title = Conversation déjà ouverte
case-conflict-detail = Une conversation a déjà été ouverte avec ce code, avec d’autres valeurs.
case-closed-title = Conversation close
case-closed-detail = Cette conversation est close et ne reçoit plus de messages. Vous pouvez la rouvrir.
case-full-title = Conversation pleine
case-full-detail = Cette conversation a atteint sa taille maximale. Ouvrez-en une nouvelle.
case-client-id-conflict-title = Message déjà envoyé
case-client-id-conflict-detail = Un autre message a été envoyé sous le même repère. Envoyez celui-ci sous un nouveau repère.
case-not-allowed-title = Impossible ici
case-not-allowed-detail = Vous ne pouvez pas faire cela dans cette conversation en l’état.
case-lease-lost-title = Conversation confiée à quelqu’un d’autre
case-lease-lost-detail = Un autre agent ou une autre équipe a maintenant cette conversation.
case-bad-entry-title = Message mal scellé
case-bad-entry-detail = Ce qui a été envoyé n’a pas la forme d’un message ou d’un fichier scellé.
case-chunk-conflict-title = Partie du fichier déjà envoyée
case-chunk-conflict-detail = Une autre partie du fichier occupe cette place.
case-chunk-unknown-title = Partie du fichier introuvable
case-chunk-unknown-detail = Cette partie du fichier n’est pas arrivée.
case-too-fast-title = Un instant, s’il vous plaît
case-too-fast-detail = Trop d’envois à la fois. Attendez { $seconds } secondes puis réessayez. En cas d’urgence, appelez le 17 ou le 112, ou écrivez au 114.
case-proof-required-title = Une courte vérification
case-proof-required-detail = Beaucoup de personnes ouvrent une conversation en ce moment. Votre appareil doit d’abord résoudre une petite tâche, « challenge », qui prend quelques secondes.
case-sockets-unsupported-title = Pas de liaison directe ici
case-sockets-unsupported-detail = Ce service n’a pas de sockets. Suivez plutôt la conversation comme un flux d’événements.
case-upgrade-required-title = Une socket est attendue
case-upgrade-required-detail = Cette adresse ouvre une WebSocket.
