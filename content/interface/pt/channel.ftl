### What a person reads, in European Portuguese. Every language has the same
### messages; the build fails if one is missing.

channel-voice = por telefone
channel-text = por escrito
channel-relay = em língua gestual ou através de um intermediário
channel-web = no site
