//! What stands below the options of each question.

pub(super) const DUE: &str = "\
Standard output has nothing but the instant, or \"paused\" while a pause without an end holds it. The standard error
says what else should be known: that the answer lies beyond the years that are published and may still change, or that
a local time is skipped or shown twice when clocks are changed, and which one was taken.

Status: 0 answered; 1 paused; 2 the question can't be read or has no answer.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"within\":\"4 working hours\",\"pause\":[\"FROM/TO\"]}
and is answered by
  {\"id\":1,\"due\":\"2026-10-08T14:00:00+08:00\"}
with \"provisional\":true, \"paused\":true (and \"due\":null) and \"remark\" where they apply. What can't be used in a
file of days is remarked beside the first answer, and then only counted; each file is read once. Options of the command
line hold for lines that don't say otherwise. A line that can't be answered gets
  {\"error\":{\"line\":7,\"key\":\"within\",\"text\":\"…\",\"message\":\"…\"}}
and the run goes on; its status is 0 once the input was read to its end.";

pub(super) const EXPLAIN: &str = "\
Status: 0 answered, be it that a pause holds it; 2 the question can't be read or has no answer.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"within\":\"4 working hours\",\"language\":\"en\"}
and is answered by
  {\"id\":1,\"due\":\"2026-10-08T14:00:00+08:00\",\"explain\":\"…\"}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"within\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the
input was read to its end.";

pub(super) const START: &str = "\
The other way round than due: standard output has the latest instant from which the length is due by then, to the
microsecond. Whoever begins later is late. Of a length in days that is the end of a date. Nothing is paused.

Status: 0 answered; 2 the question can't be read or has no answer.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"by\":\"2026-10-08T14:00\",\"within\":\"4 working hours\"}
and is answered by
  {\"id\":1,\"start\":\"2026-09-30T17:30:00+08:00\"}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"by\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the input
was read to its end.";

pub(super) const BETWEEN: &str = "\
The duration is in hours, minutes and seconds; it has no days, since these would be of different lengths.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"to\":\"2026-10-08T14:00\"}
and is answered by
  {\"id\":1,\"between\":\"PT4H\"}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"to\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the input
was read to its end.";

pub(super) const WORKDAYS: &str = "\
A date counts as worked if hours begin on it. Dates beyond those that the authorities have published are told as far as
the week goes, with a remark on the standard error.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-10-01\",\"to\":\"2026-10-12\"}
and is answered by
  {\"id\":1,\"workdays\":[\"2026-10-08\",…]}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"to\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the input
was read to its end.";

pub(super) const OCCURRENCES: &str = "\
A line has, separated by tabs: the date as it was meant, be it a day off; the instant at which it is due; and its name
for ever, the period's (2026-Q3) if it is one of each period, else the date. Those are listed that are *due* in the
time that is asked for, each with its own date, however many there are.

What names only a period, such as \"every month\", lasts to the period's end: it is due at the close of business of its
last date, or at the end of that date if it is a day off, whatever --on-day-off says.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"every\":\"last Friday of every month\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}
and is answered by
  {\"id\":1,\"occurrences\":[{\"name\":\"2026-01\",\"date\":\"2026-01-30\",\"due\":\"2026-01-30T18:00:00+08:00\"},…]}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"every\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the
input was read to its end.";

pub(super) const FEED: &str = "\
Standard output is a calendar file (iCalendar, RFC 5545) as Outlook, Google and Apple read it: days off, make-up days,
own closures, openings and half days, an event for all days in a row that are alike. Regular weeks aren't in it. Given
to --days, it says the same again.

Each event has its first date, its kind and the region in its UID, so that subscribers change it and don't add it again
when the file is made anew. The same question gives the same file, byte for byte.

Status: 0 answered; 2 the question can't be read.";
