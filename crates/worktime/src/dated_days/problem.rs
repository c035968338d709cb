//! What can't be read or told, with its line, what it is and what is allowed.

use std::fmt;

use super::{
    LONGEST_NAME_BYTES, MOST_BYTES, MOST_DATES_LOOKED_AT, MOST_DAYS, MOST_DAYS_AN_ENTRY,
    MOST_ENTRIES, MOST_NAMES_A_DAY, MOST_PROBLEMS,
};
use crate::span::{BadSpan, Weekday};
use crate::zone::Date;

/// Something that couldn't be read or told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, from 1; 0 where the days are a calendar's and there is no file.
    pub line: usize,
    /// What is the matter with it.
    pub kind: ProblemKind,
}

/// What is the matter with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is longer than [`MOST_BYTES`]; nothing of it was read.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not UTF-8. What can't be told without the text wasn't taken.
    NotUtf8,
    /// More than [`MOST_ENTRIES`]; this one and all later ones weren't taken.
    TooManyEntries,
    /// More than [`MOST_PROBLEMS`]; so many more aren't listed.
    MoreProblems {
        /// How many.
        count: usize,
    },
    /// No calendar begins anywhere in the file: no `BEGIN:VCALENDAR`.
    NotACalendar,
    /// Not of the form `NAME:value`. It was left out.
    NotALine,
    /// A line that stands in no calendar.
    OutsideCalendar,
    /// A block other than an event or a time zone; it says nothing about days.
    NotAnEvent {
        /// Its name, `VTODO`.
        component: String,
    },
    /// A block that doesn't end. It wasn't taken.
    NoEnd {
        /// Its name.
        component: String,
    },
    /// The end of a block that didn't begin.
    StrayEnd {
        /// Its name.
        component: String,
    },
    /// The method of a calendar (RFC 5546) that doesn't announce events: `CANCEL` takes them back,
    /// `REPLY` answers. Those of that calendar weren't taken.
    NotAnnounced {
        /// The method, in capitals.
        method: String,
    },
    /// A title in an encoding of its own (vCalendar 1.0), which isn't read, or a description where
    /// the title says nothing. It wasn't taken.
    Encoded {
        /// The encoding, `QUOTED-PRINTABLE`.
        encoding: String,
    },
    /// Something that an entry needs isn't there. Without a date it wasn't taken.
    Missing {
        /// The property or column.
        what: &'static str,
    },
    /// A value that can't be read. If it is the entry's date or kind, the entry wasn't taken.
    BadValue {
        /// The property or column.
        property: String,
        /// The value.
        text: String,
    },
    /// A time zone that is neither in the IANA database nor steadily defined in the file.
    UnknownZone {
        /// Its name there.
        name: String,
    },
    /// A part of a recurrence that isn't followed; only the first occurrence was taken.
    RuleNotFollowed {
        /// The part.
        part: String,
    },
    /// The entries up to here have covered or looked at [`MOST_DATES_LOOKED_AT`]. What is left of
    /// this one wasn't taken.
    TooManyDates,
    /// The entry covers more than [`MOST_DAYS_AN_ENTRY`]; it wasn't taken.
    TooManyDays,
    /// The result has [`MOST_DAYS`] already; this date wasn't taken.
    ResultFull {
        /// The date.
        date: Date,
    },
    /// The end isn't later than the start. An event that ends on the date of its start was taken as
    /// one day, any other wasn't taken.
    EndNotLater,
    /// A newer version of the same event stands on another line; this one wasn't taken.
    Superseded {
        /// Where the newer one begins.
        by_line: usize,
    },
    /// The title leaves open whether the date is worked. It wasn't taken.
    UnclearTitle {
        /// The title.
        title: String,
    },
    /// Half of the day is off, but which half isn't said. It wasn't taken.
    WhichHalf {
        /// The title, or the table's word.
        title: String,
    },
    /// Something to remember, by its own words not a day off. It wasn't taken.
    Observance {
        /// The title.
        title: String,
    },
    /// A name longer than [`LONGEST_NAME_BYTES`]. It wasn't taken.
    NameTooLong,
    /// The date has [`MOST_NAMES_A_DAY`] already; this one wasn't added.
    TooManyNames {
        /// The date.
        date: Date,
    },
    /// A closure in the middle of a day: neither its start nor its end stays. It wasn't taken.
    MiddleOfDay {
        /// The date.
        date: Date,
    },
    /// Hours of more than a day in one piece. They weren't taken.
    LongerThanADay,
    /// A time that isn't a full minute. It wasn't taken.
    FinerThanMinutes,
    /// An earlier line says something else about the date; the earlier one holds.
    Contradicts {
        /// The date.
        date: Date,
        /// The earlier line.
        line: usize,
    },
    /// Hours that can't be read. The row wasn't taken.
    BadHours {
        /// The hours.
        text: String,
        /// Where and why.
        error: BadSpan,
    },
    /// Hours for a kind of day that has none, or more than one span for a shortened day.
    HoursDontFit,
    /// A column that isn't known; it was left out.
    UnknownColumn {
        /// Its title.
        title: String,
    },
    /// More cells than columns; the row wasn't taken.
    TooManyCells,
    /// The date is another day of the week than the table says. The row wasn't taken.
    WrongWeekday {
        /// What the date is.
        weekday: Weekday,
    },
}

/// Collects problems, and counts what goes beyond the limit.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    /// How many aren't in the list, and the line of the first of them.
    more: Option<(usize, usize)>,
}

impl Problems {
    pub(crate) fn push(&mut self, line: usize, kind: ProblemKind) {
        if self.list.len() < MOST_PROBLEMS {
            self.list.push(Problem { line, kind });
        } else {
            let (first, count) = self.more.unwrap_or((line, 0));
            self.more = Some((first, count + 1));
        }
    }

    /// In order of their lines.
    pub(crate) fn into_list(mut self) -> Vec<Problem> {
        let more = self.more.map(|(line, count)| Problem {
            line,
            kind: ProblemKind::MoreProblems { count },
        });
        self.list.sort_by_key(|problem| problem.line);
        self.list.extend(more);
        self.list
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        self.kind.fmt(f)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "{bytes} bytes; at most {MOST_BYTES} are read")
            }
            Self::NotUtf8 => f.write_str("not UTF-8; save the file as UTF-8"),
            Self::TooManyEntries => write!(f, "more than {MOST_ENTRIES} entries"),
            Self::MoreProblems { count } => {
                write!(f, "{count} more problems; {MOST_PROBLEMS} are listed")
            }
            Self::NotACalendar => f.write_str("not a calendar file: no BEGIN:VCALENDAR"),
            Self::NotALine => f.write_str("not a line such as SUMMARY:New Year"),
            Self::OutsideCalendar => f.write_str("not between BEGIN:VCALENDAR and END:VCALENDAR"),
            Self::NotAnEvent { component } => {
                write!(
                    f,
                    "{component} says nothing about days; only VEVENT is read"
                )
            }
            Self::NoEnd { component } => write!(f, "{component} has no END:{component}"),
            Self::StrayEnd { component } => write!(f, "END:{component} without its BEGIN"),
            Self::NotAnnounced { method } => {
                write!(f, "METHOD:{method} announces no events; none is taken")
            }
            Self::Encoded { encoding } => {
                write!(
                    f,
                    "the encoding {encoding} isn't read; save the file as version 2.0"
                )
            }
            Self::Missing { what } => write!(f, "no {what}"),
            Self::BadValue { property, text } => write!(f, "{property} can't be \"{text}\""),
            Self::UnknownZone { name } => {
                write!(f, "unknown time zone \"{name}\"; use an IANA name")
            }
            Self::RuleNotFollowed { part } => {
                write!(
                    f,
                    "only the first occurrence is taken: \"{part}\" isn't followed"
                )
            }
            Self::TooManyDates => {
                write!(
                    f,
                    "more than {MOST_DATES_LOOKED_AT} dates in all; ask for fewer years"
                )
            }
            Self::TooManyDays => write!(f, "more than {MOST_DAYS_AN_ENTRY} days"),
            Self::ResultFull { date } => {
                write!(
                    f,
                    "{date} would be more than {MOST_DAYS} dates; ask for fewer years"
                )
            }
            Self::EndNotLater => f.write_str("the end isn't later than the start"),
            Self::Superseded { by_line } => {
                write!(f, "line {by_line} has a newer version of the event")
            }
            Self::UnclearTitle { title } => {
                write!(
                    f,
                    "\"{title}\" may be off or worked; say which titles are what"
                )
            }
            Self::WhichHalf { title } => {
                write!(f, "\"{title}\" doesn't say which hours are worked")
            }
            Self::Observance { title } => write!(f, "\"{title}\" isn't a day off"),
            Self::NameTooLong => write!(f, "a name of more than {LONGEST_NAME_BYTES} bytes"),
            Self::TooManyNames { date } => {
                write!(f, "{date} has more than {MOST_NAMES_A_DAY} names")
            }
            Self::MiddleOfDay { date } => write!(
                f,
                "{date} is closed in between; closures reach to the day's start or end"
            ),
            Self::LongerThanADay => f.write_str("hours of more than a day in one piece"),
            Self::FinerThanMinutes => f.write_str("times are full minutes"),
            Self::Contradicts { date, line } => {
                write!(f, "line {line} says something else about {date}")
            }
            Self::BadHours { text, error } => write!(f, "hours \"{text}\": {error}"),
            Self::HoursDontFit => f.write_str(
                "closed days have no hours, opened ones have some, shortened ones a single span",
            ),
            Self::UnknownColumn { title } => write!(f, "unknown column \"{title}\""),
            Self::TooManyCells => f.write_str("more cells than columns"),
            Self::WrongWeekday { weekday } => write!(f, "the date is a {weekday:?}"),
        }
    }
}
