### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

receipt-words = In words
receipt-characters = Or in characters
receipt-minor = Keep this receipt code
receipt-minor-why = It is the only way back to the conversation. Whoever has this code can read it: keep it where nobody else looks. The words and the characters are the same code.
receipt-noted = I have written it down
receipt-print = Print
receipt-copy = Copy
receipt-copy-hint = What is copied stays in the memory of the device: whoever uses it next can paste it.
receipt-copied = Code copied. Once it is pasted in a safe place, copying something else takes it out of that memory.
receipt-copy-failed = The device does not allow copying. The code can be written down by hand.
receipt-check = One check only, from what was written down:
receipt-part = Word number { $word }, or group of characters number { $group }
receipt-confirm = Continue
receipt-wrong = That is not quite it. Compare with the code and try again: nothing is lost.
receipt-see = See the code again
receipt-without = Go on without writing it down
receipt-without-why = Without this code nobody can open the conversation again once the page is closed, not even we. While the page stays open, “My receipt code” shows it.
receipt-without-yes = Go on without the code
