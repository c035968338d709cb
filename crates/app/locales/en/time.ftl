### What the questions about working time are answered besides the answer itself.

time-between-sentences = { " " }
time-own-closure = own closure
time-own-workday = own workday
time-own-opening = own hours
time-own-half-day = own half day
time-feed-name = { $region ->
    [none] Days off and working days
   *[other] Days off and working days ({ $region })
}

### Remarks
time-remark-provisional = The official days are only known until { $date }; the answer lies beyond and may still change.
time-remark-before-known = The official days are only known from { $date } on; before that only the week was counted.
time-remark-skipped = { $key }: the clock is put forward over "{ $text }". Taken as { $taken }.
time-remark-twice = { $key }: the clock shows "{ $text }" twice. Taken as { $taken }, the first time; the second would be { $other }.
time-remark-held = The pause since { $since } has no end, so there is no instant yet.
time-remark-empty-feed = Nothing differs from the regular week on these dates, so the calendar is empty.
time-remark-known-only-until = Nothing is known of it after { $date }; the answer ends there.

### What may stand at a place
time-takes-region = It takes one of: { $regions }.
time-takes-zone = It takes an IANA name such as Asia/Shanghai.
time-takes-hours = It takes weekdays with their hours, such as "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00" or "daily 00:00-24:00".
time-takes-days = It takes a calendar file (ICS) that begins with BEGIN:VCALENDAR, or a table (CSV) in UTF-8 whose first line has the columns date (or from and to) and kind (closed, work, opened, shortened), with name and hours if there are any.
time-takes-closed = It takes a date or two, such as 2026-10-09 or 2026-10-09/2026-10-12, with a name behind a space if there is one.
time-takes-shortened = It takes a date and the span that is still worked, such as "2026-02-16 00:00-12:00".
time-takes-opened = It takes a date and its hours, such as "2026-10-10 09:00-12:00".
time-takes-from = It takes a date and a time of day, such as 2026-09-30T17:30, in the zone or with Z or an offset such as +08:00.
time-takes-to = { time-takes-from }
time-takes-by = { time-takes-from }
time-takes-name = It takes a name.
time-takes-stamp = { time-takes-from }
time-takes-date = It takes a date such as 2026-09-30.
time-takes-within = It takes a number with a unit, such as "4 working hours", "3 working days", "24 hours", "1 month", "end of next working day", or "by 18:00 in 2 working days".
time-takes-counting = It takes civil-code or elapsed.
time-takes-language = It takes one of zh-Hant, zh-Hans, en.
time-takes-pause = It takes FROM/TO, such as 2026-10-08T10:00/2026-10-08T11:00, or FROM/ while the pause runs, with a reason behind a space if there is one.
time-takes-every = It takes something that comes again, such as "every quarter", "last Friday of every month", "every 2 weeks from 2026-01-05" or "every year on lunar 08-15".
time-takes-on-day-off = It takes stays, earlier or later.

### What is wrong with a line
time-fault-line-empty = The line is empty. Write one JSON object a line.
time-fault-line-too-long = The line is longer than { $limit } bytes.
time-fault-not-utf8 = The line isn't UTF-8, from byte { $byte } on.
time-fault-not-json = The line isn't JSON, at column { $column }. Write one JSON object a line.
time-fault-not-an-object = The line isn't a JSON object such as {"{"}"from":"2026-09-30T17:30"{"}"}.
time-fault-unknown-key = There is no key "{ $key }" in this question.{ $nearest } Its keys are: { $known }.
time-fault-repeated = "{ $key }" stands in the line twice.

### What is wrong with a text
time-fault-no-text = "{ $key }" takes a text, but here stands { $text }.
time-fault-no-list = "{ $key }" takes a list of texts, or a single one, but here stands { $text }.
time-fault-no-flag = "{ $key }" takes true or false, but here stands { $text }.
time-fault-too-many = "{ $key }" has more than { $limit } entries.
time-fault-missing = "{ $key }" is missing.
time-fault-region = There is no region "{ $text }".{ $nearest }
time-fault-zone = There is no time zone "{ $text }".{ $nearest }
time-fault-hours-empty = No hours are named.
time-fault-hours-too-long = The hours of a week aren't as long as this.
time-fault-hours-not-a-weekday = "{ $text }" is neither a weekday nor hours.
time-fault-hours-no-weekday = "{ $text }" stands behind no weekday.
time-fault-hours-no-hours = "{ $text }" has no hours. Leave out days off.
time-fault-hours-repeated = "{ $text }" names a day that has its hours already.
time-fault-span = "{ $text }" isn't a span of hours such as 09:00-12:00.
time-fault-span-time = "{ $text }" isn't a time of day from 00:00 to 24:00.
time-fault-span-empty = "{ $text }" ends when it begins; the whole day is 00:00-24:00.
time-fault-span-overlaps = "{ $text }" shares time with other hours.
time-fault-span-too-many = From "{ $text }" on there are too many spans for one day.
time-fault-date = "{ $text }" isn't a date.
time-fault-no-such-date = There is no date { $text }.
time-fault-dates-backwards = "{ $text }" lies before the first date. The last date can't come before the first.
time-fault-too-many-dates = More than { $limit } dates differ from the week.
time-fault-moment = "{ $text }" can't be read.
time-fault-no-such-time = There is no time of day { $text }; it goes from 00:00:00 to 23:59:59.
time-fault-no-such-offset = There is no offset { $text }.
time-fault-too-fine = "{ $text }" is finer than a microsecond.
time-fault-outside-years = "{ $text }" lies outside of the years { $first } to { $last }.
time-fault-length-empty = No length is named.
time-fault-length-too-long = A length of time isn't as long as this.
time-fault-length-no-number = "{ $text }" doesn't begin with a number.
time-fault-length-unclear-number = "{ $text }" isn't a clear number. Write digits.
time-fault-length-grouped = "{ $text }" isn't a clear number. Write digits without commas.
time-fault-length-negative = "{ $text }" is negative, which a length never is.
time-fault-length-zero = "{ $text }" is no time at all, which is written "immediately".
time-fault-length-too-large = "{ $text }" is too large; { $most } is the most.
time-fault-length-range = "{ $text }" is a range. Write one number.
time-fault-length-disagreement = "{ $text }" says another number than what stands before it.
time-fault-length-not-whole = "{ $text }" isn't a whole number. Only hours, minutes and seconds have decimals.
time-fault-length-too-fine = "{ $text }" is finer than a microsecond.
time-fault-length-unclear-half = "{ $text }" has no fixed length. Write hours, whole days or a time of day.
time-fault-length-no-unit = "{ $text }" has no unit of time.
time-fault-length-unknown-unit = "{ $text }" isn't a unit of time.{ $nearest }
time-fault-length-mixed = "{ $text }" is counted by another rule than what stands before it: hours by the clock, working hours, days and weeks, working days, months and years don't mix.
time-fault-length-order = "{ $text }" is out of order. The larger unit comes first, each once.
time-fault-length-bad-time = "{ $text }" isn't a clear time of day from 00:00 to 24:00.
time-fault-length-no-time = "{ $text }" names a day without a time, such as 18:00.
time-fault-length-time-without-days = "{ $text }": a time of day goes with a number of days or working days.
time-fault-length-before = "{ $text }" counts back from an event. A length runs forward from its start, such as "3 working days".
time-fault-length-period = "{ $text }" says how often, not how long. A length has a number, such as "1 quarter".
time-fault-length-trailing = "{ $text }" stands behind a length that is complete.
time-fault-counting = There is no counting rule "{ $text }".
time-fault-language = There is no language "{ $text }".
time-fault-recurrence-empty = It isn't said what comes again.
time-fault-recurrence-too-long = What comes again isn't written as long as this.
time-fault-recurrence-not-known = "{ $text }" is nothing that comes again.
time-fault-recurrence-no-such-day = "{ $text }" isn't in every such period. The last one always is.
time-fault-recurrence-bad-step = "{ $text }" is no step; steps are 1 to { $steps } long.
time-fault-recurrence-no-start = "{ $text }" could begin at any time. Say from when on, such as "from 2026-01-05".
time-fault-recurrence-not-a-date = "{ $text }" isn't a date such as 2026-01-05 in the years { $first } to { $last }.
time-fault-recurrence-several-days = "{ $text }" names several days. Ask for each by itself.
time-fault-recurrence-times = "{ $text }" says how many times. Here it can only be once; any other number is said apart.
time-fault-recurrence-which-days = "{ $text }" may leave out holidays or not. Say "every working day", or name one day of the week.
time-fault-recurrence-not-a-day = "{ $text }" is no day of the year that is known.
time-fault-recurrence-day-of-no-year = No year has the day "{ $text }".
time-fault-recurrence-leap-month = "{ $text }": a leap month doesn't come every year. Name the ordinary month.
time-fault-recurrence-which-calendar = "{ $text }" could be meant in either calendar. Say "lunar", or write it as 03-15.
time-fault-on-day-off = There is no "{ $text }" for days off.
time-fault-backwards = "{ $text }" lies before the beginning.
time-fault-pause = "{ $text }" can't be read as the rest of a pause.
time-fault-pause-backwards = The pause "{ $text }" ends before it begins.
time-fault-no-working-time = The calendar has no working time for more than { $days } days from { $from } on. Name hours, or close fewer dates.
time-fault-second-span = "{ $text }" has more than one span; a half day keeps a single one.
time-fault-file-not-found = There is no file "{ $path }".
time-fault-file-not-allowed = { $path } may not be read. Check who owns it and its permissions.
time-fault-file-is-folder = { $path } is a folder. Name a file in it.
time-fault-file-too-large = { $path } is larger than { $megabytes } MB, which no file of days is.
time-fault-file-unreadable = { $path } can't be read: { $detail }
time-fault-no-days = { $path } has no day that can be used.{ $problems }
time-fault-calendar = There can't be such a calendar: { $detail }
time-fault-undatable = There is no working time from there on, so "{ $text }" never ends.
time-fault-too-far = "{ $text }" leads out of the years { $first } to { $last }.

### Files of days
time-remark-days-problem = { $path }, line { $line }: { $problem }
time-remark-days-more = { $path }: and { $count } more.
time-remark-days-outside = { $path }: { $count } of its dates lie outside of the years { $first } to { $last } and were left out.
time-remark-days-gaps = { $path }: { $count } things in it couldn't be used; an earlier answer names them.
time-days-line = Line { $line }: { $problem }
time-days-too-large = The file has { $bytes } bytes; at most { $most } are read.
time-days-not-utf8 = The text isn't UTF-8. Save the file as UTF-8.
time-days-too-many-entries = There are more than { $most } entries; nothing from here on was read.
time-days-more-problems = And { $count } more.
time-days-not-a-calendar = No calendar begins anywhere. A calendar file has BEGIN:VCALENDAR.
time-days-not-a-line = This isn't a line of a calendar file, such as SUMMARY:New Year. It was left out.
time-days-outside-calendar = This stands outside of BEGIN:VCALENDAR and END:VCALENDAR. It was left out.
time-days-not-an-event = { $component } says nothing about days; only VEVENT does. It was left out.
time-days-no-end = { $component } has no END:{ $component }. It wasn't taken.
time-days-stray-end = END:{ $component } has no BEGIN:{ $component }. It was left out.
time-days-not-announced = METHOD:{ $method } announces no events, so none of this calendar was taken.
time-days-encoded = The encoding { $encoding } isn't read, so the event wasn't taken. Save the file again as a calendar of version 2.0.
time-days-missing = { $what ->
    [date] There is no date. It stands in the column date, or from and to.
    [kind] There is no kind. It stands in the column kind: closed, work, opened or shortened.
   *[other] There is no { $what }. The entry wasn't taken.
}
time-days-bad-value = { $property ->
    [date] "{ $text }" isn't a date that can be read. Write the year first, such as 2026-01-31.
    [kind] There is no kind "{ $text }". It is closed, work, opened or shortened.
    [weekday] "{ $text }" isn't a day of the week, such as Monday.
   *[other] { $property } can't be "{ $text }".
}
time-days-unknown-zone = There is no time zone "{ $name }". Use an IANA name such as Asia/Shanghai.
time-days-rule-not-followed = "{ $part }" isn't followed in what recurs; only the first time was taken.
time-days-too-many-dates = The entries up to here cover more than { $most } dates. The rest of this one wasn't taken.
time-days-too-many-days = An entry covers { $most } days at most. It wasn't taken.
time-days-result-full = { $date } wasn't taken: one file gives { $most } dates at most.
time-days-end-not-later = The end isn't later than the start.
time-days-superseded = Line { $line } has a newer version of the event, which was taken.
time-days-unclear-title = "{ $title }" may be off or worked, so it wasn't taken. Write "(off)" or "(workday)" behind the name.
time-days-which-half = "{ $title }" doesn't say which hours are worked, so it wasn't taken. Add them, such as 09:00-12:00.
time-days-observance = "{ $title }" isn't a day off by its own words, so it wasn't taken. Write "(off)" behind the name if it is.
time-days-name-too-long = A name has { $most } bytes at most. It wasn't taken.
time-days-too-many-names = { $date } has { $most } names already; this one was left out.
time-days-middle-of-day = { $date } would be closed in between, so it wasn't taken. A closure reaches to the first or the last hour of the day; otherwise give the hours that are worked.
time-days-longer-than-a-day = These hours are longer than a day in one piece. They weren't taken.
time-days-finer-than-minutes = Times are full minutes. It wasn't taken.
time-days-contradicts = The earlier line { $line } says something else about { $date }, and holds.
time-days-hours-dont-fit = Closed days have no hours, opened days have some, and shortened days have a single span. It wasn't taken.
time-days-unknown-column = There is no column "{ $title }"; it was left out. Columns are date, or from and to; kind; name; hours.
time-days-too-many-cells = The row has more cells than columns, so it wasn't taken. A text with commas stands in quotation marks.
time-days-wrong-weekday = The date is a { $weekday ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
}, not the day that the row says. It wasn't taken.
