### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

stations-outdated-notice = This data is of { $date }: call before you go. In an emergency, call 17 or 112, or text 114.
stations-sample-notice = Sample data: these stations do not exist, do not go there. In an emergency, call 17 or 112, or text 114.
stations-place = Town or postal code
stations-place-hint = A typing error does no harm.
stations-institution = Institution
stations-any = Any
stations-national-police = National police
stations-gendarmerie = Gendarmerie
stations-municipal-police = Municipal police
stations-other = Other
stations-open-now = Open now
stations-accessible = Step-free for wheelchairs
stations-also = You may have meant:
stations-wheelchair = step-free for wheelchairs
stations-approximate = approximate place
stations-hours = Hours: { $hours }
stations-open-yes = Open
stations-open-no = Closed
stations-open-unknown = Hours unknown
stations-open-yes-until = Open until { $time }
stations-open-no-until = Closed, opens { $time }
stations-call = Call
stations-route = Directions
stations-around = Around { $place }
stations-data-of = Data of { $date }
stations-none = No station fits. Remove a filter or search a wider area.
stations-metres = m
stations-kilometres = km
stations-again = Search again
