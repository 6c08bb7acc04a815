### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

channel-voice = by telephone
channel-text = in writing
channel-relay = in sign language or through a relay
channel-web = on the site
