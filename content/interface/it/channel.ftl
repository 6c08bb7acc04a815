### What a person reads, in Italian. Every language has the same messages; the
### build fails if one is missing.

channel-voice = per telefono
channel-text = per iscritto
channel-relay = in lingua dei segni o tramite un servizio ponte
channel-web = sul sito
