### My day

day-title = My day
day-aside = What recurs, and the last days
day-sentence-today = { $count ->
    [one] One promise to keep today, at { $time }.
   *[other] { $count } promises to keep today, the next at { $time }.
}
day-sentence-later = Nothing falls due today. The next promise is due { $moment }.
day-sentence-none = There is no promise for you to keep right now.
day-sentence-only-late = { $count ->
    [one] One promise is late; nothing else falls due today.
   *[other] { $count } promises are late; nothing else falls due today.
}
day-sentence-late = {" "}{ $count ->
    [one] One more is late.
   *[other] { $count } more are late.
}
day-line-title = Today’s working time
day-line-left = { $amount } left
day-line-over = Today’s working time is over
day-line-now = now
day-line-lunch = lunch
day-line-mark = { $time } due: { $promise }
day-group-late = Late
day-group-today = Today
day-group-later = From tomorrow
day-group-paused = Paused
day-cut = These are the 200 that fall due first; the others are in the queue.
day-row-title = { $promise }: { $client }
day-why-pool-head = To be taken
day-why-pool = Any { $role } may take it; until then it is { $person }’s.
day-why-late-head = Told
day-why-late = { $people }
day-why-paused-head = Why paused
day-why-paused = { $state }, since { $since }
day-why-unproved-head = Not recorded yet
day-why-unproved = If it was done, please enter it.
day-duties = Due this week
day-duties-later = Due later
day-week = { $from } to { $until }
day-duty-done = All done.
day-duty-until = Until { $day }.
day-duty-missing = Missing: { $names }; until { $day }.
day-duty-missing-more = Missing: { $names } and others ({ $count }); until { $day }.
day-offers = Offered to me
day-offer = { $person } offers you { $number }.
day-last-none = Nothing fell due.
day-last-kept = { $kept ->
    [one] You kept one promise, none late.
   *[other] You kept { $kept } promises, none late.
}
day-last-late = You kept { $kept } in time and { $late } late.
day-last-quickest = {" "}The quickest:{" "}
day-empty = New promises will be listed here as soon as they begin.
day-empty-act = See the queue
act-reply = Reply
act-file = Fill in
act-open-record = New record
