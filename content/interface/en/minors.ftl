### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

minors-call = Talk to somebody who listens
minors-119 = Children in danger. Free, day and night. Nothing on the bill.
minors-3018 = Bullying, blackmail, pictures of you spread. Free, every day from 9:00 to 23:00.
minors-write = Write, without a sound
minors-write-hint = A police officer or gendarme reads what you write and answers in writing. You do not need to say your name.
minors-fault = Is it my fault?
minors-fault-no = No. Nobody has the right to hit you, threaten you, force you or blackmail you. Even if you said nothing. Even if you sent a picture. Even if it is somebody you love.
minors-happens = What happens when you write
minors-happens-code = First you get a code. With it you can come back to the conversation, from here or from another device.
minors-happens-words = Tell it in your own words. You can say “I don’t know”, and stop whenever you want.
minors-happens-danger = If you are in danger, the officer can ask for a team to come and protect you.
minors-happens-leave = Somebody is coming? The button at the very top empties the screen. Your code opens the conversation again later.
minors-sheets = Advice written for you
