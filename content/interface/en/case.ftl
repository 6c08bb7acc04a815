### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

case-token-required-title = Access code needed
case-token-required-detail = This conversation opens only with its receipt code or an officer's access.
case-token-expired-title = Access has ended
case-token-expired-detail = This access is no longer valid. Ask for a new one.
case-unknown-title = Conversation not found
case-unknown-detail = No conversation opens with this code. Check each character or word of your receipt.
case-erased-title = Conversation erased
case-erased-detail = This conversation was erased. Nothing of it is left.
case-conflict-title = Conversation already open
case-conflict-detail = A conversation was opened with this code before, with other values.
case-closed-title = Conversation closed
case-closed-detail = This conversation is closed and takes no more messages. You may reopen it.
case-full-title = Conversation full
case-full-detail = This conversation holds as much as one may. Open a new one.
case-client-id-conflict-title = Message already sent
case-client-id-conflict-detail = Another message was sent under the same mark. Send this one under a new mark.
case-not-allowed-title = Not possible here
case-not-allowed-detail = You may not do this in this conversation as it stands.
case-lease-lost-title = Conversation given to somebody else
case-lease-lost-detail = Another officer or another team has this conversation now.
case-bad-entry-title = Message not sealed right
case-bad-entry-detail = What was sent does not have the form of a sealed message or file.
case-chunk-conflict-title = Part of the file already sent
case-chunk-conflict-detail = Another part of the file stands in this place.
case-chunk-unknown-title = Part of the file not found
case-chunk-unknown-detail = This part of the file has not arrived.
case-too-fast-title = A moment, please
case-too-fast-detail = Too much was sent at once. Wait { $seconds } seconds and try again. In an emergency, call 17 or 112, or text 114.
case-proof-required-title = A short check
case-proof-required-detail = Many people open conversations right now. Your device must first solve a small task, "challenge", which takes a few seconds.
case-sockets-unsupported-title = No live connection here
case-sockets-unsupported-detail = This service has no sockets. Follow the conversation as a stream of events instead.
case-upgrade-required-title = A socket is expected
case-upgrade-required-detail = This address opens a WebSocket.
