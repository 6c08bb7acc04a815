### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

widgets-sample = Sample town: it does not exist.
widgets-by = { $name }, with Vigie.
widgets-service = See the whole service
widgets-chat = Write rather than speak
widgets-new-tab = (new tab)
widgets-copy = Copy
widgets-copied = Copied.
widgets-policy = Does your page have a security policy (CSP)?
widgets-policy-hint = Paste the value of the Content-Security-Policy header. Nothing is sent: your browser judges by itself.
widgets-policy-check = Check
widgets-policy-variant = How it is added
widgets-policy-works = Nothing to change: this policy lets everything through.
widgets-policy-blocked = This policy blocks a part:
widgets-policy-add = add:
widgets-policy-nonce = or put on the script tag the nonce that your server draws for each page.
widgets-policy-nonce-alone = put on the script tag the nonce that your server draws for each page.
widgets-policy-mended = The whole policy
widgets-part-loader = the script
widgets-part-modules = what the script loads
widgets-part-answers = the service’s answers
widgets-part-display = the display (Trusted Types)
widgets-part-frame = the frame
widgets-part-form = the form
widgets-part-links = links and the service, in a new tab
