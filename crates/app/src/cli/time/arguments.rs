//! The options of each question.

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
    /// A file of days off, make-up days, openings and half days: a calendar (ICS, which begins with BEGIN:VCALENDAR) or a
    /// table (CSV in UTF-8 with the columns date, or from and to; kind: closed, work, opened or shortened; name; hours);
    /// may be repeated, and the last that speaks of a date holds, but for --closed, --shortened and --opened
    #[arg(long, value_name = "FILE")]
    days: Vec<String>,
    /// A date or dates on which nobody works: DATE or FIRST/LAST, with a name behind it if it has one; may be repeated
    #[arg(long, value_name = "DATE[/DATE]")]
    closed: Vec<String>,
    /// The part of a date that is still worked: "2026-02-16 00:00-12:00" keeps the morning's hours; may be repeated
    #[arg(long, value_name = "DATE HOURS")]
    shortened: Vec<String>,
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

/// When must it begin?
#[derive(Args, Debug)]
pub(crate) struct StartArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// By when it must be done: local time in the zone (2026-10-08T14:00, seconds if you like), or an instant with Z or
    /// an offset
    #[arg(long, required_unless_present = "batch")]
    by: Option<String>,
    /// How long it takes: "4 working hours", "3 working days", "24 hours", "1 month", "end of next working day", or the
    /// same in Chinese
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
    #[command(flatten)]
    pub(super) batch: BatchArgs,
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

/// What do subscribers see?
#[derive(Args, Debug)]
pub(crate) struct FeedArgs {
    #[command(flatten)]
    calendar: CalendarArgs,
    /// The first date
    #[arg(long, value_name = "DATE")]
    from: String,
    /// The last date, included
    #[arg(long, value_name = "DATE")]
    to: String,
    /// The language of names and titles: zh-Hant, zh-Hans or en [default: that of messages]
    #[arg(long)]
    language: Option<String>,
    /// What subscribers see as the calendar's name [default: one with the region]
    #[arg(long)]
    name: Option<String>,
    /// When the file is made, which stands in it (DTSTAMP): an instant with Z or an offset, or local time in the zone
    /// [default: the first instant of --from, so that the same question always gives the same file]
    #[arg(long, value_name = "INSTANT")]
    stamp: Option<String>,
}

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

impl StartArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::By, self.by.as_deref());
        set_text(&mut line, Key::Within, self.within.as_deref());
        set_text(&mut line, Key::Counting, self.counting.as_deref());
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

impl FeedArgs {
    pub(super) fn line(&self) -> Line<'_> {
        let mut line = self.calendar.line();
        set_text(&mut line, Key::From, Some(&self.from));
        set_text(&mut line, Key::To, Some(&self.to));
        set_text(&mut line, Key::Language, self.language.as_deref());
        set_text(&mut line, Key::Name, self.name.as_deref());
        set_text(&mut line, Key::Stamp, self.stamp.as_deref());
        line
    }
}

impl CalendarArgs {
    fn line(&self) -> Line<'_> {
        let mut line = Line::default();
        set_text(&mut line, Key::Region, self.region.as_deref());
        set_text(&mut line, Key::Zone, self.zone.as_deref());
        set_text(&mut line, Key::Hours, self.hours.as_deref());
        set_list(&mut line, Key::Days, &self.days);
        set_list(&mut line, Key::Closed, &self.closed);
        set_list(&mut line, Key::Shortened, &self.shortened);
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
