### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

channel-voice = telefonisch
channel-text = schriftlich
channel-relay = in Gebärdensprache oder über eine Vermittlung
channel-web = auf der Website
