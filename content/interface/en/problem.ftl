### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

problem-not-found-title = Page not found
problem-not-found-detail = This address leads nowhere. Check it, or start from the home page.
problem-method-not-allowed-title = Method not allowed
problem-method-not-allowed-detail = This address accepts only: { $methods }.
problem-invalid-request-title = Incomplete or mistaken request
problem-invalid-request-detail = One or more values do not fit; "errors" says which ones and why.
problem-body-too-large-title = Too much data
problem-body-too-large-detail = What was sent is larger than { $limit } bytes.
problem-unsupported-media-type-title = Format not recognised
problem-unsupported-media-type-detail = Send the content as { $type }.
problem-body-unreadable-title = Sending was cut short
problem-body-unreadable-detail = The content did not arrive whole. Please try again.
problem-uri-too-long-title = Address too long
problem-uri-too-long-detail = The address is longer than { $limit } bytes.
problem-station-not-found-title = Station unknown
problem-station-not-found-detail = No police or gendarmerie station has this identifier. It may have changed: search by place.
problem-place-needed-title = Where to search?
problem-place-needed-detail = Say where to search: near=48.11,-1.68 (latitude, longitude), postcode=35000, commune=35238 (INSEE code), q=Rennes or bbox=west,south,east,north.
problem-place-not-found-title = Place not found
problem-place-not-found-detail = No commune matches. Try another spelling, or a postal code.
problem-directory-unavailable-title = Directory unavailable
problem-directory-unavailable-detail = The directory cannot be read. In an emergency, call 17 or 112, or text 114.
problem-not-acceptable-title = Format not available
problem-not-acceptable-detail = This address answers as: { $types }.
problem-sheet-not-found-title = Sheet unknown
problem-sheet-not-found-detail = No sheet has this name. The list of sheets is at /v1/sheets.
problem-phrasebook-not-found-title = No phrasebook in this language
problem-phrasebook-not-found-detail = There are no phrases in this language. The list of languages is at /v1/phrases.
problem-answers-not-found-title = No canned answers in this language
problem-answers-not-found-detail = There are no canned answers in this language. The list of languages is at /v1/answers.
problem-guide-changed-title = The guide has changed
problem-guide-changed-detail = These answers belong to an earlier version of the guide. Start again from the first question.
problem-nowhere-in-france-title = Outside France
problem-nowhere-in-france-detail = This place lies in no French territory. In the European Union, the emergency number is 112.
problem-storage-unavailable-title = Storage unavailable
problem-storage-unavailable-detail = Nothing was lost, but this could not be kept just now. Try again in a moment. In an emergency, call 17 or 112, or text 114.
problem-tenant-not-found-title = Unknown town
problem-tenant-not-found-detail = No town is registered under this name. The page /widgets shows them all.
problem-origin-not-allowed-title = Site not allowed
problem-origin-not-allowed-detail = This town’s widgets only show on its own sites. Ask whoever runs this service to add the origin of your page.
