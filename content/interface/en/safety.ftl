### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

safety-title = Leave fast, with fewer traces
safety-does = What the button does
safety-does-blank = The page goes blank at once, then a weather page opens in its place.
safety-does-forget = The conversation is closed on this device. It is not erased: your receipt code opens it again, from here or elsewhere.
safety-does-clear = The browser erases what this site may have kept in it. This site puts no cookie and no stored data there without asking you.
safety-does-back = Going back no longer shows the page you left.
safety-how = How to use it
safety-how-button = Press the button at the top of the page.
safety-how-keys = On a keyboard, press the Shift key three times.
safety-cannot = What it cannot do
safety-cannot-history = The pages you opened here may stay in the browser’s history. Delete them yourself, or open this site in a private window.
safety-cannot-parts = The browser may keep pieces of the program of these pages, which are the same for everybody. They can show that a conversation was begun, but nothing of what was read or written there.
safety-cannot-network = The network you use (at home, at work, or of a phone company) can know that you opened this site, but not what you read or wrote here.
safety-cannot-spied = If someone has put spyware on this device or is watching your screen, nothing that is done here stops them. Use the device of somebody you trust, or one in a public place.
safety-cannot-files = What you save or print stays where you put it. A photo that you send also stays on the device.
safety-cannot-receipt = The receipt code opens the conversation for whoever finds it. Learn it by heart, or give it to someone you trust.
safety-private = Private window
safety-private-how = On a phone as on a computer, the browser’s menu opens a “private window” or an “Incognito tab”: it forgets everything when you close it.
