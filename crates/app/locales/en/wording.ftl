### Words that every page uses: times, promises, reasons, events, rules.

### Lists and quotes
list-between = {", "}
list-or = {" or "}
list-semicolon = {"; "}
quoted = “{ $words }”

### People
person-unknown = unknown
person-with-place = { $name }, { $place }
client-erased = Erased client
client-tier = client tier
role-admin = System administration
role-of-department = { $role } ({ $department })

### Days and times
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-next-week = next { $weekday }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
weekday-long-1 = Monday
weekday-long-2 = Tuesday
weekday-long-3 = Wednesday
weekday-long-4 = Thursday
weekday-long-5 = Friday
weekday-long-6 = Saturday
weekday-long-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
moment = { $day } { $time }
full-moment = { $weekday } { $date } { $time }
date = { $day } { $month }
date-with-year = { $day } { $month } { $year }
date-and-weekday = { $weekday }, { $date }, { $time }

### Amounts of time
amount-days-hours-clock = { $days } d { $hours } h
amount-days-clock = { $days ->
    [one] 1 day
   *[other] { $days } days
}
amount-days-hours-working = { $days ->
    [one] 1 working day
   *[other] { $days } working days
} { $hours } h
amount-days-working = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
amount-hours-minutes = { $hours } h { $minutes } min
amount-hours = { $hours } h
amount-minutes = { $minutes } min
amount-seconds = { $seconds } s

### Promises
promise-left = { $amount } left
promise-late = { $amount } late
promise-due = due { $moment }
promise-unproved = due, not recorded yet
promise-undecided = not decided yet
promise-paused = paused
promise-paused-left = paused, { $amount } left
promise-kept = kept
promise-kept-at = kept { $moment }
promise-kept-early = kept { $moment }, { $amount } early
promise-early = { $amount } early
promise-kept-late = kept { $amount } late
promise-missed = missed
promise-waived = waived
promise-void = void
promise-night = counts at night too

### Values
value-yes = Yes
value-no = No
value-erased = erased

### Records
record-discarded = Discarded

### Actors
actor-owner = the owner
actor-first-owner = the first owner
actor-first-receiver = the first receiver
actor-author = whoever opened it
actor-acting = whoever acts
actor-anyone = anyone on the staff
actor-client = the client
actor-clock = the clock
actor-person = the person concerned

### Happenings
happening-opened = { $record } opened
happening-closed = { $record } closed
happening-discarded = { $record } discarded
happening-step = “{ $step }”
happening-enters = reaching “{ $state }”
happening-message-received = a message from the client
happening-message-sent = a reply to the client
happening-filed = filing “{ $form }”
happening-promise-kept = “{ $promise }” kept
happening-promise-kept_late = “{ $promise }” kept late
happening-promise-overdue = “{ $promise }” overdue
happening-promise-missed = “{ $promise }” missed
happening-promise-waived = “{ $promise }” waived
happening-client-added = a client added
happening-duty-done = “{ $duty }” done
happening-duty-overdue = “{ $duty }” overdue
happening-duty-missed = “{ $duty }” missed
happening-approval-requested = “{ $approval }” asked for
happening-approval-granted = “{ $approval }” granted
happening-approval-refused = “{ $approval }” refused
happening-survey-sent = “{ $survey }” sent
happening-survey-closed = “{ $survey }” closed
happening-issued = “{ $report }” issued
happening-passed = “{ $course }” passed
happening-uncovered = nobody holding “{ $role }”
happening-anomaly = “{ $measure }” unusual
happening-comes = the day of “{ $field }”
happening-client-changed = a change of the client’s “{ $field }”
happening-ended-day = the end of the day
happening-ended-week = the end of the week
happening-ended-month = the end of the month
happening-ended-quarter = the end of the quarter
happening-ended-half_year = the end of the half-year
happening-ended-year = the end of the year
happening-person-joined = somebody joining
happening-person-left = somebody leaving
happening-file-added = a file added
happening-backup-verified = a backup tried out
happening-access-refused = a refused look at a record

### Reasons
reason-not-found = It isn’t there, or not within what you may see.
reason-stale = It has changed since you opened it.
reason-stale-help = Look at how it stands now, below, and send again.
reason-wrong-state = It is “{ $state }” now; this becomes possible in { $possible }.
reason-done = It is closed already.
reason-not-yours = This isn’t yours to do.
reason-shut-out = Whoever is concerned by it may not handle it.
reason-could = { $people } could.
reason-could-and-others = { $people } and others ({ $count }) could.
reason-missing = Please fill in “{ $field }”.
reason-client-missing = Please choose the client.
reason-bad-value = “{ $field }”: { $fault }
reason-note-missing = Please give the reason.
reason-form-rule = What “{ $form }” says doesn’t fit the rules; please check it.
reason-empty = There is nothing in it yet.
reason-too-long = It is too long; { $limit } characters at most.
reason-bad-time = That time can’t be: it lies in the future, or before what it follows.
reason-taken = That exists already.
reason-unknown-name = The handbook knows no “{ $word }”.
reason-last-holder = “{ $role }” needs at least one person.
reason-too-deep = Rules set each other off too many times. Please tell whoever keeps the handbook.
reason-undatable = No due time can be reckoned: this calendar holds no working time.
reason-gate = Something must be there first.
reason-short-not-found = not there
reason-short-stale = changed meanwhile
reason-short-wrong-state = in another state
reason-short-done = closed already
reason-short-not-yours = not theirs to do
reason-short-shut-out = shut out
reason-short-gate = something must be there first
reason-short-missing = something is missing
reason-short-bad-value = a value doesn’t fit
reason-short-note-missing = no reason given
reason-short-form-rule = the form doesn’t fit the rules
reason-short-empty = empty
reason-short-too-long = too long
reason-short-bad-time = a wrong time
reason-short-taken = exists already
reason-short-unknown-name = not in the handbook
reason-short-last-holder = the last holder
reason-short-too-deep = too deep
reason-short-undatable = no due time
field-missing = Please fill this in.
field-note-missing = Please give the reason.
field-wrong-type = This can’t be read; please keep to the form shown.
field-not-in-list = Please choose one of those listed.
field-in-past = It can’t lie before now.
field-in-future = It can’t lie after now.
field-too-long = It is too long; please shorten it.

### History
history-later = entered later
history-by-for = { $person } for { $of }
history-opened = { $record } opened
history-step = { $step }: now “{ $state }”
history-step-stays = { $step }
history-fields-set = { $fields } updated
history-offered = Offered to { $person }
history-declined = Not taken over by { $person }
history-owner-changed = Owner { $from } → { $to }
history-discarded = Discarded: { $reason }
history-message-received = Message from the client
history-message-sent = Reply to the client
history-note = Internal note
history-filed = “{ $form }” filed
history-template = “{ $template }” sent to { $people }
history-told = { $people } told
history-told-text = { $people } told: { $text }
history-effect-refused = “{ $step }” could not happen by itself: { $reasons }
history-promise-opened = “{ $promise }” promised, due { $due }
history-promise-opened-paused = “{ $promise }” promised, its clock stands still
history-promise-paused = “{ $promise }” paused
history-promise-resumed = “{ $promise }” runs again, due { $due }
history-promise-unproved = “{ $promise }” due, not recorded yet
history-promise-overdue = “{ $promise }” overdue
history-promise-kept = “{ $promise }” kept
history-promise-early = { $amount } early
history-promise-kept-late = “{ $promise }” kept { $amount } late
history-promise-missed = “{ $promise }” missed
history-promise-waived = “{ $promise }” waived: { $reason }
history-promise-voided = “{ $promise }” void
history-promise-owner = “{ $promise }” is now { $person }’s
history-alert = { $people } reminded of “{ $promise }”
history-alert-nobody = “{ $promise }” called for a reminder, and nobody is there to be told
history-other = Something changed

### Conditions of rules
condition-and = { $left } and { $right }
condition-or = { $left } or { $right }
condition-is = { $left } is { $right }
condition-is-not = { $left } isn’t { $right }
condition-not = not { $what }
condition-has = { $what } is filled in
condition-done = “{ $step }” was done
condition-filed = “{ $form }” was filed
condition-urgent = the client calls it urgent
condition-not-urgent = the client doesn’t call it urgent

### Rules in six sentences
rule-word-begins = Begins
rule-word-owed = Owed by
rule-word-kept = Kept
rule-word-paused = Paused
rule-word-told = Told
rule-word-barred = Barred
rule-begins = With { $on }: { $within }.
rule-only-if = {" "}Only if { $what }.
rule-clock-from = {" "}Counted from “{ $field }”.
rule-within-clock = within { $length }, nights and days off counted
rule-within-working = within { $length }
rule-due-field = until { $field }
rule-due-before = { $length } before “{ $field }”
rule-when = { $condition }: { $then }
rule-otherwise = else
rule-owed-by = { $who }.
rule-kept-by = By { $what }.
rule-kept-if = {" "}It must hold: { $what }.
rule-never-paused = Never.
rule-paused-in = While { $states }.
rule-told = { $alerts }.
rule-nobody-told = Nobody in particular.
rule-not-by = { $who } may not take “{ $step }”.{" "}
rule-nothing-barred = Nothing else.
rule-duty-begins = { $each }, { $every }.
rule-for-company = Once for the company
rule-for-client = For each client
rule-for-person = for each person
rule-for-department = for each department
rule-for-place = for each place
rule-for-item = for each item
rule-for-record = For each open { $record }
alert-percent = when { $percent }% of the time has passed
alert-before = { $length } before due
alert-due = when due
alert-after = { $length } after due
alert-tells = { $when }: { $what }
alert-tells-urgently = { $when }: { $what }, day or night
alert-acts = { $when }: { $what } happens by itself
period-day = every day
period-working_day = every working day
period-week = every week
period-month = every month
period-quarter = every quarter
period-half_year = every half year
period-year = every year

### Forms
field-choose = Please choose
field-zone = In the company’s time zone ({ $zone })
field-optional = optional
form-errors = { $count ->
    [one] One place needs attention
   *[other] { $count } places need attention
}
form-kept = What you typed is kept.
form-cancel = Back
