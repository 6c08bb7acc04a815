### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

channel-voice = telefonla
channel-text = yazarak
channel-relay = işaret diliyle ya da aracı hizmetle
channel-web = sitede
