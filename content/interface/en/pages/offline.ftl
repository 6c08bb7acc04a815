### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Keep on this device
offline-remove = Erase it all from this device
offline-keeping = Copying: { $done } of { $all }.
offline-is-kept = A copy is on this device. It is brought up to date when there is a network.
offline-not-kept = Nothing is kept on this device.
offline-removed = It is all erased from this device.
offline-failed = The copy could not be completed, and nothing is kept. Try again with a network.
offline-unable = This browser cannot keep a copy; nor can a private window.
