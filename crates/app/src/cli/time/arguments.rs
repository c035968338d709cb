//! The options of each question, and their help.

use std::borrow::Cow;

use clap::Args;

use super::key::Key;
use super::line::{Line, Value};

/// The calendar by which is counted.
#[derive(Args, Debug)]
pub(crate) struct CalendarArgs {
    /// Official days off and make-up workdays of a region: cn, tw, hk, mo, sg or none [default: none]
    #[arg(long)]
    region: Option<String>,
    /// The IANA time zone in which hours and local times are meant, such as Asia/Shanghai [default: that of
    /// the region, UTC without one]
    #[arg(long)]
    zone: Option<String>,
    /// The regular week, such as "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00", "mon,wed 22:00-06:00" or
    /// "daily 00:00-24:00"; days that aren't named are off [default: mon-fri 09:00-12:00 13:30-18:00]
    #[arg(long)]
    hours: Option<String>,
    /// A date or dates on which nobody works: DATE or FIRST/LAST, with a name behind it if it has one; may be repeated
    #[arg(long, value_name = "DATE[/DATE]")]
    closed: Vec<String>,
    /// The hours of one date, instead of all others: "2026-10-10 09:00-12:00"; may be repeated
    #[arg(long, value_name = "DATE HOURS")]
    opened: Vec<String>,
    /// Take the official days off, but not the weekends that are worked for them
    #[arg(long)]
    no_makeup_days: bool,
}

/// Whether there are many questions.
#[derive(Args, Debug)]
pub(crate) struct BatchArgs {
    /// Answer lines of JSON from the standard input with lines of JSON, in order
    #[arg(long)]
    pub(super) batch: bool,
}

/// What is due, from when on, and how it is counted.
#[derive(Args, Debug)]
pub(crate) struct DueArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// When it begins: local time in the zone (2026-09-30T17:30, seconds if you like), or an instant with Z or an offset
    #[arg(long, required_unless_present = "batch")]
    from: Option<String>,
    /// How long: "4 working hours", "3 working days", "24 hours", "1 month", "end of next working day",
    /// "by 18:00 in 2 working days", or the same in Chinese
    #[arg(
        long,
        required_unless_present = "batch",
        value_name = "LENGTH",
        allow_hyphen_values = true
    )]
    within: Option<String>,
    /// How days, months and years are counted: civil-code (to the close of business of the last day) or elapsed
    /// (n working days are n times the hours of a standard day) [default: civil-code]
    #[arg(long)]
    counting: Option<String>,
    /// Time that doesn't count: FROM/TO, or FROM/ while it runs, with a reason behind it if it has one; may be repeated
    #[arg(long, value_name = "FROM/TO")]
    pause: Vec<String>,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

/// Why is it due then?
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(super) term: DueArgs,
    /// The language of the explanation: zh-Hant, zh-Hans or en [default: that of messages]
    #[arg(long)]
    language: Option<String>,
}

/// How much working time lies between?
#[derive(Args, Debug)]
pub(crate) struct BetweenArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// One instant: local time in the zone (2026-09-30T17:30, seconds if you like), or an instant with Z or an offset
    #[arg(long, required_unless_present = "batch")]
    from: Option<String>,
    /// The other instant; if it comes first, the duration has a minus in front
    #[arg(long, required_unless_present = "batch")]
    to: Option<String>,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

/// Which dates are worked?
#[derive(Args, Debug)]
pub(crate) struct WorkdaysArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// The first date
    #[arg(long, required_unless_present = "batch", value_name = "DATE")]
    from: Option<String>,
    /// The last date, included
    #[arg(long, required_unless_present = "batch", value_name = "DATE")]
    to: Option<String>,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

/// Which occurrences are due?
#[derive(Args, Debug)]
pub(crate) struct OccurrencesArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// What comes again: "working day", "quarter", "last Friday of every month", "2 weeks from 2026-01-05",
    /// "year on lunar 08-15", or the same in Chinese
    #[arg(long, required_unless_present = "batch", value_name = "RECURRENCE")]
    every: Option<String>,
    /// The first date, or an instant
    #[arg(long, required_unless_present = "batch")]
    from: Option<String>,
    /// The last date, included, or the first instant that no longer counts
    #[arg(long, required_unless_present = "batch")]
    to: Option<String>,
    /// What becomes of one on a day off: stays (due at the end of its date), earlier or later (due at the close of
    /// business of the working day before or after) [default: later]
    #[arg(long)]
    on_day_off: Option<String>,
    #[command(flatten)]
    pub(super) batch: BatchArgs,
}

pub(super) const AFTER_DUE: &str = "\
Standard output has nothing but the instant, or \"paused\" while a pause without an end holds it. The standard error
says what else should be known: that the answer lies beyond the years that are published and may still change, or that
a local time is skipped or shown twice when clocks are changed, and which one was taken.

Status: 0 answered; 1 paused; 2 the question can't be read or has no answer.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"within\":\"4 working hours\",\"pause\":[\"FROM/TO\"]}
and is answered by
  {\"id\":1,\"due\":\"2026-10-08T14:00:00+08:00\"}
with \"provisional\":true, \"paused\":true (and \"due\":null) and \"remark\" where they apply. Options of the command line
hold for lines that don't say otherwise. A line that can't be answered gets
  {\"error\":{\"line\":7,\"key\":\"within\",\"text\":\"…\",\"message\":\"…\"}}
and the run goes on; its status is 0 once the input was read to its end.";

pub(super) const AFTER_EXPLAIN: &str = "\
Status: 0 answered, be it that a pause holds it; 2 the question can't be read or has no answer.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"within\":\"4 working hours\",\"language\":\"en\"}
and is answered by
  {\"id\":1,\"due\":\"2026-10-08T14:00:00+08:00\",\"explain\":\"…\"}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"within\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the
input was read to its end.";

pub(super) const AFTER_BETWEEN: &str = "\
The duration is in hours, minutes and seconds; it has no days, since these would be of different lengths.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-09-30T17:30\",\"to\":\"2026-10-08T14:00\"}
and is answered by
  {\"id\":1,\"between\":\"PT4H\"}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"to\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the input
was read to its end.";

pub(super) const AFTER_WORKDAYS: &str = "\
A date counts as worked if hours begin on it. Dates beyond those that the authorities have published are told as far as
the week goes, with a remark on the standard error.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"from\":\"2026-10-01\",\"to\":\"2026-10-12\"}
and is answered by
  {\"id\":1,\"workdays\":[\"2026-10-08\",…]}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"to\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the input
was read to its end.";

pub(super) const AFTER_OCCURRENCES: &str = "\
A line has, separated by tabs: the date as it was meant, be it a day off; the instant at which it is due; and its name
for ever, the period's (2026-Q3) if it is one of each period, else the date. Those are listed that are *due* in the
time that is asked for, each with its own date, however many there are.

Status: 0 answered; 2 the question can't be read.

--batch: each line is an object with the options as its keys, such as
  {\"id\":1,\"every\":\"last Friday of every month\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}
and is answered by
  {\"id\":1,\"occurrences\":[{\"name\":\"2026-01\",\"date\":\"2026-01-30\",\"due\":\"2026-01-30T18:00:00+08:00\"},…]}
or, if it can't be read, by {\"error\":{\"line\":7,\"key\":\"every\",\"text\":\"…\",\"message\":\"…\"}}. The status is 0 once the
input was read to its end.";

impl DueArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::From, self.from.as_deref());
        set_text(&mut line, Key::Within, self.within.as_deref());
        set_text(&mut line, Key::Counting, self.counting.as_deref());
        set_list(&mut line, Key::Pause, &self.pause);
        line
    }
}

impl ExplainArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.term.line();
        set_text(&mut line, Key::Language, self.language.as_deref());
        line
    }
}

impl BetweenArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::From, self.from.as_deref());
        set_text(&mut line, Key::To, self.to.as_deref());
        line
    }
}

impl WorkdaysArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::From, self.from.as_deref());
        set_text(&mut line, Key::To, self.to.as_deref());
        line
    }
}

impl OccurrencesArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::Every, self.every.as_deref());
        set_text(&mut line, Key::From, self.from.as_deref());
        set_text(&mut line, Key::To, self.to.as_deref());
        set_text(&mut line, Key::OnDayOff, self.on_day_off.as_deref());
        line
    }
}

impl CalendarArgs {
    fn line(&self) -> Line<'_> {
        let mut line = Line::default();
        set_text(&mut line, Key::Region, self.region.as_deref());
        set_text(&mut line, Key::Zone, self.zone.as_deref());
        set_text(&mut line, Key::Hours, self.hours.as_deref());
        set_list(&mut line, Key::Closed, &self.closed);
        set_list(&mut line, Key::Opened, &self.opened);
        if self.no_makeup_days {
            line.set(Key::NoMakeupDays, Value::Flag);
        }
        line
    }
}

fn set_text<'a>(line: &mut Line<'a>, key: Key, text: Option<&'a str>) {
    if let Some(text) = text {
        line.set(key, Value::Text(Cow::Borrowed(text)));
    }
}

fn set_list<'a>(line: &mut Line<'a>, key: Key, texts: &'a [String]) {
    if !texts.is_empty() {
        let texts = texts.iter().map(|text| Cow::Borrowed(text.as_str()));
        line.set(key, Value::List(texts.collect()));
    }
}
