### What a person reads, in Spanish. Every language has the same messages; the
### build fails if one is missing.

channel-voice = por teléfono
channel-text = por escrito
channel-relay = en lengua de signos o mediante intermediación
channel-web = en el sitio web
