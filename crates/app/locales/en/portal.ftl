### Clients' own pages

portal-home = Home
portal-hello = { $count ->
    [one] Welcome, { $name }. We have promised you one thing.
   *[other] Welcome, { $name }. We have promised you { $count } things.
}
portal-hello-none = Welcome, { $name }.
portal-next = The next by { $moment }.{" "}
portal-waiting-count = { $count ->
    [one] One waits for you.
   *[other] { $count } wait for you.
}
portal-open = Under way
portal-nothing-open = Nothing is under way. Tell us whenever you have a question or a comment.
portal-done-records = Closed
portal-aside = What waits for you, and who serves you
portal-waiting = Waiting for you
portal-serving = Who serves you now
portal-serving-house = Our service staff take care of you; just tell us what you need.
portal-meta = { $record } { $number }, handled by { $person }
portal-owner = Handled by { $person }
portal-meta-done = { $record } { $number }
portal-by = by { $moment }
portal-was-by = was due by { $moment }, not done yet
portal-waits = waiting for your answer
portal-waits-then = we go on as soon as we have it
portal-done = done
portal-done-late = done, { $amount } late
portal-your-turn = Yours to decide
portal-promised = What we promised you
portal-sent = to you
