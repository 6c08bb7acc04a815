### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

officer-again = Sign in again
officer-blocked = Your browser blocked the sign-in window. Allow windows for this site, then try again.
officer-choose = Which team are you working in?
officer-ends = Your sign-in ends at { $time }. Sign in again to keep your conversations.
officer-given-up = The sign-in was not finished in time. Try again.
officer-idle = You have not done anything for a while. In one minute the console locks and your conversations go back to the queue. Press any key to stay.
officer-idle-locked = The console locked itself because nobody was using it. Your conversations went back to the queue.
officer-issuer-unreachable = The sign-in service does not answer. Try again in a moment.
officer-key-file = File of the team’s key
officer-key-invalid = This file is not a key, or it was changed.
officer-key-later = This key comes from a later version of Vigie.
officer-key-other = This file is the key of another team: { $desk }.
officer-lock = Lock
officer-locked = The key is forgotten. What you had went back to the queue.
officer-memory = Your sign-in and the team’s key stay in the memory of this page. Nothing is stored on this device.
officer-no-issuer = Nobody has told this service yet where officers sign in.
officer-no-role = Your account has no role in any team. Ask your supervisor.
officer-officer = officer
officer-passphrase = Passphrase
officer-passphrase-wrong = The passphrase is wrong, or the file was changed.
officer-refused = The sign-in was refused.
officer-sign-in = Sign in
officer-sign-in-window = Sign in in a window
officer-sign-out = Sign out
officer-signed-out = You are signed out. This page has forgotten everything.
officer-supervisor = supervisor
officer-token = Token
officer-token-hint = For development: “cargo xtask token” prints one.
officer-token-unfit = This token does not fit: it gives no role in any team.
officer-unlock = Open the team’s key
officer-unlock-do = Open
officer-unlock-hint = Messages are sealed to { $desk }. The key opens them on this device and never leaves it.
officer-unlocking = Opening the key: a second or two.
officer-unreachable = The service does not answer. Try again in a moment.
officer-window-opened = Go on in the window that opened.
