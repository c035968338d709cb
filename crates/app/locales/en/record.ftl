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
