### Record

record-place = Place
record-promises = Promises on this record
record-promise-count = { $count ->
    [one] One promise
   *[other] { $count } promises
}
record-show-axis = Show the axis of time
record-now = now { $time }
record-talk = Conversation
record-aside = Facts and history
record-facts = Facts
record-history = History
record-relatives = Related records
record-owned = Owner { $person }
record-to-take = For any { $role }; { $person } answers for it
record-offered = Offered to { $person }
record-more = More
record-waive = Waive “{ $promise }”
record-discard = Discard as junk
relative-parent = Opened from
relative-child = Opened from it

### Facts
fact-client = Client
fact-author = Raised by
fact-opened = Opened
fact-rule = Rule
fact-edition = Edition { $version }
filing-title = { $form }

### Conversation
talk-all = All
talk-client = With the client
talk-internal = Internal
talk-filter = Which to show
talk-opened = when it was opened
talk-sent = sent to the client
talk-note = internal note, hidden from the client
talk-urgent = Urgent
talk-entered = Entered for them
talk-begun = Clocks begin:
talk-promised = { $promise } (until { $due })
talk-line = { $moment }, { $person }
talk-line-note = { $moment }, { $person }: { $note }
talk-by-itself = by itself, as the rules say
history-all = All { $count } entries
history-older = What is older isn’t on this page.

### Writing
write-mode = To whom
write-text = Text
write-attach = Attach files
write-draft = The draft is kept on this device only
write-reply = Reply to the client
write-reply-audience = Goes to the client
write-reply-to = Goes to { $people }
write-reply-nobody = This client has no contact yet; the reply stays on this page.
write-reply-submit = Send
write-note = Internal note
write-note-audience = Only your company sees it.
write-note-submit = Save note
write-said = What the client said
write-said-audience = Said on the phone or in person; entered in the client’s name.
write-said-submit = Enter
write-said-when = When it was said
write-said-urgent = The client calls it urgent
write-client = Reply
write-client-audience = Whoever handles it will receive it.
write-client-submit = Send
write-client-urgent = This is urgent
write-file-too-large = A file is too large; { $megabytes } MB at most. Please choose again with a smaller one.

### Steps
steps-can = Possible now
steps-none = Nothing is yours to do right now.
steps-none-closed = This record is closed.
steps-cannot = Not possible yet
step-note = Reason
step-refused = “{ $step }” isn’t possible yet
step-back = See how it stands now
step-stale = It has changed since you opened it. It is “{ $state }” now; the last change was { $moment }. What you typed is kept: have a look, then send again.
form-title = { $form }
effect = { $parts }.
effect-between = {"; "}
effect-for-client = entered for the client
effect-form = asks for “{ $form }”
effect-keeps = keeps “{ $promise }”
effect-pauses = stops the clock of “{ $promise }”, which the client can see
effect-sends = sends “{ $template }” to { $to }
act-write = Write
act-accept = Take it over
act-decline = Don’t take it over
act-take = I take it
act-offer = Hand over
act-withdraw-offer = Withdraw the offer
refused-title = It was not done

### Hand over, discard, waive
offer-title = Hand over
offer-to = To whom
offer-note = Note
offer-submit = Ask them to take it over
offer-effect = It is theirs when they accept; until then it stays yours.
discarding-title = Discard as junk
discarding-reason = Reason
discarding-submit = Discard
discarding-effect = The record ends here, its promises are void, its number stays.
waiver-title = Waive “{ $promise }”
waiver-reason = Reason
waiver-help = It goes into the history, and counts as waived, not as kept.
waiver-submit = Waive
waiver-effect = This can’t be taken back.

### Why it is due then
why-link = Why then?
why-title = { $when ->
    [past] Why “{ $promise }” was due { $moment }
   *[ahead] Why “{ $promise }” is due { $moment }
}
why-title-open = Why “{ $promise }” has no due time yet
why-to-client = “{ $promise }”, promised to { $client }
why-to-you = “{ $promise }”, which we promised you
why-start = { $at } ({ $from })
why-length = { $what }: within { $length } from { $start } on, so by { $due } at the latest.
why-length-open = { $what }: within { $length } from { $start } on. The time is not settled yet.
why-field = { $what }: until what “{ $field }” says, so by { $due } at the latest.
why-window = { $what }: { $every }, this time by { $due } at the latest.
why-date-close = It ends at close of business on that day.
why-date-end = That day has no working hours, so it ends at 24:00.
why-period-close = It ends at close of business on the last day of the period.
why-period-end = The last day of the period has no working hours, so it ends at 24:00 on that day.
why-day-close = Its day is { $day }. It ends at close of business on that day.
why-day-end = Its day is { $day }. It is a day off{ $off }, but stays, and ends at 24:00.
why-day-earlier = Its day is { $day }. That is a day off{ $off }, so it ends at close of business of the working day before.
why-day-later = Its day is { $day }. That is a day off{ $off }, so it ends at close of business of the next working day.
why-day-off = {" "}({ $name })
why-lost = { $what }: by { $due } at the latest. The rule of that time can no longer be read; only the instant is left.
why-lost-open = { $what }: the rule of that time can no longer be read, and the time is not settled.
why-counting = Counting
why-calendar = Calendar
why-zone = { $calendar }, time zone { $zone }
why-stretches = Counted stretch by stretch
why-when = When
why-what = What counts
why-so-far = So far
why-all = Unfold the { $count } stretches that are told together
why-waited = “{ $state }”
why-not-counted = { $what }, not counted
why-within-day = { $what }, within day { $first }
why-within-days = { $what }, within days { $first } to { $last }
why-to-be-made-up = { $what }, { $amount } made up afterwards
why-made-up = { $amount } made up for the wait
why-waits = It has been at “{ $state }” since { $since }; the time is settled after that.
why-differs = Counted again now, it would be { $again }. The promise keeps { $due }, as settled then.
why-provisional = Provisional: the days off of that time are not published yet.
why-published-since = The days off of that time were not published yet; they have been since.
why-field-changed = “{ $field }” now says { $value }. The promise keeps what it said when it began.
why-field-emptied = “{ $field }” is empty now. The promise keeps what it said when it began.
why-ended-while-paused = It ended while its clock stood still, so no time was settled any more.
why-undecided = The facts that it depends on are not all there, so it has not begun.

### What was just done
flash-replied = Sent.
flash-noted = Note saved.
flash-said = Entered.
flash-client-wrote = Sent. Whoever handles it will receive it.
flash-stepped = Done.
flash-offered = They have been asked.
flash-accepted = It is yours now.
flash-declined = They have been told.
flash-taken = It is yours now.
flash-discarded = Discarded.
flash-waived = Waived.
