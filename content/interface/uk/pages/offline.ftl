### What a person reads, in Ukrainian. Every language has the same messages; the
### build fails if one is missing.

offline-keep = Зберегти на цьому пристрої
offline-remove = Стерти все з цього пристрою
offline-keeping = Триває копіювання: { $done } з { $all }.
offline-is-kept = Копія є на цьому пристрої. Вона оновлюється, коли є мережа.
offline-not-kept = На цьому пристрої нічого не збережено.
offline-removed = Усе стерто з цього пристрою.
offline-failed = Копію не вдалося завершити, і нічого не збережено. Спробуйте ще раз, коли буде мережа.
offline-unable = Цей браузер не може зберегти копію; приватне вікно теж.
