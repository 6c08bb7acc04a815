### What a person reads, in German. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Auf diesem Gerät behalten
offline-remove = Alles von diesem Gerät löschen
offline-keeping = Kopie wird angelegt: { $done } von { $all }.
offline-is-kept = Eine Kopie ist auf diesem Gerät. Sie wird erneuert, wenn es Netz gibt.
offline-not-kept = Auf diesem Gerät ist nichts behalten.
offline-removed = Alles ist von diesem Gerät gelöscht.
offline-failed = Die Kopie ist nicht ganz gelungen, und nichts ist behalten. Versuchen Sie es mit Netz erneut.
offline-unable = Dieser Browser kann keine Kopie behalten; ein privates Fenster auch nicht.
