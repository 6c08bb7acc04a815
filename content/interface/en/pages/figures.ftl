### What a person reads, in English. Every language has the same messages; the
### build fails if one is missing.

figures-abandoned = Wait of those who left
figures-abandoned-name = left before an answer
figures-again = Refresh
figures-all = All
figures-arrived = People who came: { $count }
figures-arrived-name = came
figures-count = Number
figures-day = Last 24 hours
figures-failed = The figures are not available.
figures-first-response = Time to the first answer
figures-handling = Handling time
figures-hour = Hour
figures-in-table = The same figures are in the table.
figures-legend = Bar: median. Line: 95 of 100 waited less.
figures-load = Arrivals and takings by hour
figures-median = Median
figures-month = Last 30 days
figures-nothing = Nothing was measured.
figures-p95 = 95 of 100
figures-promise-missed = How late promised answers were
figures-queue = Queue
figures-span = Period
figures-table = Table
figures-taken-name = taken
figures-title = Figures of the team
figures-wait = Wait for an officer
figures-week = Last 7 days
