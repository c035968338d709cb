### The words on drawings of a record's steps, and what is answered when they are drawn.

graph-title = { $record }: its steps
graph-subtitle = { $book }, { $version }
graph-opening = Open
graph-every-open = Every open state
graph-every-open-but = Every open state but { $states }
graph-not-by = except { $who }
graph-recorded-by = or entered by { $who }
graph-form = “{ $form }”
graph-note = with a reason
graph-opens = opens { $record }
graph-clocks = Time limits
graph-clock-begins = begins
graph-clock-kept = kept
graph-clock = From { $begins } to { $kept }.
graph-clock-counted = From { $begins }, counted from { $field }, to { $kept }.
graph-clock-pauses = The clock stands still in { $states }.
graph-gates = What must hold first
graph-sentence = { $from }: { $step } ({ $by }), to { $to }.
graph-sentence-opening = { $step } ({ $by }), to { $to }.

graph-unknown-record = The handbook has no record "{ $word }".
graph-known-records = It has: { $known }
graph-no-record = This handbook declares no record, so there is nothing to draw.
graph-too-large = "{ $record }" is too large to be read as a drawing: at most { $states } states and { $ways } lines. Divide it into several records.
graph-one-file = The handbook has { $count } records, too many for one file. Name one with --record, or a folder with --output.
