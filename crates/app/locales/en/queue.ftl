### Queue

queue-title = Records
queue-views = Views
queue-view-open = Open
queue-view-due-soon = Due soon
queue-view-overdue = Late
queue-view-waiting = To be taken
queue-view-mine = Mine
queue-view-closed = Closed in two weeks
queue-summary = { $count ->
    [one] One record
   *[other] { $count } records
}, { $sort }
queue-summary-more = More than { $count } records, { $sort }
queue-sorted-due = soonest due first
queue-sorted-changed = latest change first
queue-sorted-opened = newest first
queue-type = Type
queue-state = State
queue-owner = Owner
queue-client = Client
queue-number = Number
queue-all = All
queue-due = Next due
queue-matter = About
queue-changed = Last change
queue-done = closed
queue-no-due = nothing due
queue-to-take = For any { $role }
queue-answered-by = { $person } answers for it
queue-empty-narrowed = No record fits these conditions.
queue-widen = Drop the conditions
queue-empty-open = There are no open records.
queue-empty-due-soon = Nothing falls due within 24 hours.
queue-empty-overdue = Nothing is late.
queue-empty-waiting = Nothing waits to be taken.
queue-empty-mine = You own no open record.
queue-empty-closed = Nothing was closed in the last two weeks.
pager = Pages
pager-next = Next page
pager-first = First page
