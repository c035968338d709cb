### replay

replay-bad-row = Line { $line }: { $fault }
replay-more-bad-rows = … and { $count } more rows that were left out.
replay-log = { $cases } cases, { $events } events taken in, { $bad } rows left out, { $resources } resources; { $written } events written.
replay-all-promises = All promises
replay-promises = { $name }: { $opened } opened, { $kept } kept, { $late } kept late, { $missed } missed, { $running } still running, { $dropped } waived or void; { $unanswered } never answered.
replay-lateness = { "  " }Late by, in working time: half at most { $p50 }, 90 % { $p90 }, 95 % { $p95 }, 99 % { $p99 }, at worst { $most }.
replay-speed = { $seconds } seconds, { $rate } events a second, at most { $memory } MiB of memory.
replay-and = { ", " }

replay-row-missing-column = column “{ $detail }” is missing.
replay-row-not-utf8 = column “{ $detail }” isn’t UTF-8.
replay-row-empty-case = it names no case.
replay-row-bad-time = “{ $detail }” isn’t a time of the form that the map gives.
replay-row-skipped-time = “{ $detail }” doesn’t exist: the clock was put forward over it.
replay-row-far-time = “{ $detail }” lies outside the years that the calendar knows.
replay-row-unknown-activity = the map doesn’t say what “{ $detail }” means.
replay-row-unclosed-quote = a quotation mark is opened and never closed.
replay-row-too-long = it is longer than any row.
replay-row-refused = the handbook doesn’t allow it: { $detail }.

replay-refused-not-found = no such thing
replay-refused-stale = the record moved on
replay-refused-wrong-state = not in this state of the record
replay-refused-done = the record is done
replay-refused-not-yours = nobody with that role
replay-refused-shut-out = shut out
replay-refused-gate = a gate is closed
replay-refused-missing = a required field is empty
replay-refused-bad-value = a value has the wrong form
replay-refused-note-missing = a reason is asked for
replay-refused-form-rule = what the form requires doesn’t hold
replay-refused-empty = it is empty
replay-refused-too-long = too long
replay-refused-bad-time = it can’t have happened then
replay-refused-taken = it is there already
replay-refused-unknown-name = not in the handbook
replay-refused-last-holder = somebody must hold the role
replay-refused-too-deep = effects set each other off without end
replay-refused-undatable = no due time can be reckoned

replay-no-columns = The log has no column of this name: { $names }. Name the columns with --columns or in the map.
replay-bad-handbook = The handbook has { $count } errors. See: yinuo handbook check

replay-map-toml = The map can’t be read: { $word }
replay-map-columns = --columns { $word }: it must be of the form case=…,activity=…,time=…,resource=…
replay-map-no-column = Neither --columns nor the map says which column is { $word }.
replay-map-unknown-record = The handbook has no record { $word }.
replay-map-of-client = Records of the kind { $word } belong to a client, of whom a log says nothing.
replay-map-unknown-zone = There is no time zone { $word }. Write it like Europe/Rome.
replay-map-unknown-step = “{ $activity }”: the record has no step { $step }.
