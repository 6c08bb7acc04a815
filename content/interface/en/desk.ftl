### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

desk-desk-unknown-title = No such team
desk-desk-unknown-detail = No team has this name.
desk-sign-in-title = Sign in
desk-sign-in-detail = This address is for officers: sign in again.
desk-revoked-title = Access taken back
desk-revoked-detail = Your access was taken back. Speak to whoever is in charge.
desk-role-missing-title = Not for you
desk-role-missing-detail = You do not have this role in this team.
desk-issuer-unavailable-title = Identity cannot be checked
desk-issuer-unavailable-detail = The identity service does not answer. Try again in a moment.
desk-not-present-title = You are not signed on
desk-not-present-detail = Sign on before you take a conversation.
desk-at-capacity-title = You have as many as you can
desk-at-capacity-detail = You already have as many conversations as you said you can.
desk-conversation-unknown-title = Not a conversation of this team
desk-conversation-unknown-detail = This team does not know this conversation.
desk-conversation-taken-title = Already taken
desk-conversation-taken-detail = Another officer has this conversation.
desk-conversation-not-here-title = No longer with this team
desk-conversation-not-here-detail = This conversation is over, or on its way to another team.
desk-same-desk-title = The same team
desk-same-desk-detail = This conversation is with this team already.
desk-not-sealed-title = Not readable there yet
desk-not-sealed-detail = First seal the conversation’s key to these teams.
desk-intervention-under-way-title = An intervention is under way
desk-intervention-under-way-detail = An intervention is under way already, or none is: look at the conversation.
