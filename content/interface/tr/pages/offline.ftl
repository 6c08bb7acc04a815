### What a person reads, in Turkish. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Bu cihazda tut
offline-remove = Hepsini bu cihazdan sil
offline-keeping = Kopyalanıyor: { $done } / { $all }.
offline-is-kept = Bu cihazda bir kopya var. Ağ olduğunda güncellenir.
offline-not-kept = Bu cihazda hiçbir şey tutulmuyor.
offline-removed = Hepsi bu cihazdan silindi.
offline-failed = Kopya tamamlanamadı ve hiçbir şey tutulmadı. Ağ varken yeniden deneyin.
offline-unable = Bu tarayıcı kopya tutamaz; gizli pencere de tutamaz.
