### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

sheet-services = Who to turn to
sheet-numbers = Useful numbers
sheet-see-also = Read also
sheet-sources = Sources
sheet-reviewed = Sheet checked on { $date }.
sheet-changed = Changed on { $date }: { $change }
sheet-unchecked = This translation has not yet been checked by somebody who grew up with the language. Where in doubt, the French version prevails.
sheet-list-title = Safety advice sheets
sheet-list-intro = What to do now, who to turn to, which evidence to keep, and how to keep it from happening again.
sheet-search-label = What is happening?
sheet-search-hint = A few words are enough, and typing errors do no harm. Your search is not kept, but it stays in the browser’s history.
sheet-none = No sheet fits. Try other words, or the guide.
sheet-topics = Topics
sheet-all-topics = All sheets
sheet-minors-space = For under-18s
sheet-found = Results of your search
sheet-feed-title = Vigie: advice sheets
