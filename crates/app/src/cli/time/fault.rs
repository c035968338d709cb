//! What can be wrong with a question.

use jiff::civil::Date;
use worktime::dated_days::Problem;
use worktime::{
    BadLengthKind, BadRecurrenceKind, BadSpanKind, BadWeekHoursKind, BadYearlyDayKind, Undatable,
};

use super::key::{Form, Key};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    LineEmpty,
    LineTooLong {
        limit_bytes: usize,
    },
    NotUtf8 {
        byte: usize,
    },
    NotJson {
        column: usize,
    },
    NotAnObject,
    UnknownKey {
        nearest: Option<String>,
        known: Vec<&'static str>,
    },
    Repeated,
    WrongType(Form),
    TooMany {
        limit: usize,
    },
    Missing,
    MissingDate,
    Region {
        nearest: Option<String>,
    },
    Zone {
        nearest: Option<String>,
    },
    Hours(BadWeekHoursKind),
    Spans(BadSpanKind),
    Date,
    NoSuchDate,
    DatesBackwards,
    TooManyDates {
        limit: usize,
    },
    Moment,
    NoSuchTime,
    NoSuchOffset,
    TooFine,
    OutsideYears,
    Length(BadLengthKind),
    Counting,
    Language,
    Recurrence(BadRecurrenceKind),
    OnDayOff,
    Backwards,
    Pause,
    PauseBackwards,
    NoWorkingTime {
        from: Date,
        days: i32,
    },
    SecondSpan,
    FileNotFound,
    FileNotAllowed,
    FileIsFolder,
    FileTooLarge {
        limit_bytes: usize,
    },
    FileUnreadable {
        detail: String,
    },
    /// A file without a day: the first of what is wrong with it, and how much more there is.
    NoDays {
        problems: Vec<Problem>,
        more: usize,
    },
    Calendar {
        detail: String,
    },
    Undatable(Undatable),
}

impl Fault {
    /// Whether the text can't be read, so that it helps to say how it is written.
    pub(super) const fn is_of_form(&self) -> bool {
        matches!(
            self,
            Self::Missing
                | Self::MissingDate
                | Self::Region { .. }
                | Self::Zone { .. }
                | Self::Hours(_)
                | Self::Spans(_)
                | Self::Date
                | Self::Moment
                | Self::Length(_)
                | Self::Counting
                | Self::Language
                | Self::Recurrence(_)
                | Self::OnDayOff
                | Self::Pause
                | Self::NoDays { .. }
        )
    }

    /// What may stand at a key: there are questions that are about dates alone.
    pub(super) const fn takes(&self, key: Key) -> &'static str {
        match (self, key) {
            (Self::Date | Self::MissingDate, Key::From | Key::To) => "date",
            _ => key.name(),
        }
    }

    /// The end of the key of its text in the locales.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::LineEmpty => "line-empty",
            Self::LineTooLong { .. } => "line-too-long",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::NotJson { .. } => "not-json",
            Self::NotAnObject => "not-an-object",
            Self::UnknownKey { .. } => "unknown-key",
            Self::Repeated => "repeated",
            Self::WrongType(Form::Text) => "no-text",
            Self::WrongType(Form::List) => "no-list",
            Self::WrongType(Form::Flag) => "no-flag",
            Self::TooMany { .. } => "too-many",
            Self::Missing | Self::MissingDate => "missing",
            Self::Region { .. } => "region",
            Self::Zone { .. } => "zone",
            Self::Hours(kind) => hours_code(*kind),
            Self::Spans(kind) => spans_code(*kind),
            Self::Date => "date",
            Self::NoSuchDate => "no-such-date",
            Self::DatesBackwards => "dates-backwards",
            Self::TooManyDates { .. } => "too-many-dates",
            Self::Moment => "moment",
            Self::NoSuchTime => "no-such-time",
            Self::NoSuchOffset => "no-such-offset",
            Self::TooFine => "too-fine",
            Self::OutsideYears => "outside-years",
            Self::Length(kind) => length_code(*kind),
            Self::Counting => "counting",
            Self::Language => "language",
            Self::Recurrence(kind) => recurrence_code(*kind),
            Self::OnDayOff => "on-day-off",
            Self::Backwards => "backwards",
            Self::Pause => "pause",
            Self::PauseBackwards => "pause-backwards",
            Self::NoWorkingTime { .. } => "no-working-time",
            Self::SecondSpan => "second-span",
            Self::FileNotFound => "file-not-found",
            Self::FileNotAllowed => "file-not-allowed",
            Self::FileIsFolder => "file-is-folder",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::FileUnreadable { .. } => "file-unreadable",
            Self::NoDays { .. } => "no-days",
            Self::Calendar { .. } => "calendar",
            Self::Undatable(Undatable::NoWorkingTime { .. }) => "undatable",
            Self::Undatable(_) => "too-far",
        }
    }
}

const fn recurrence_code(kind: BadRecurrenceKind) -> &'static str {
    match kind {
        BadRecurrenceKind::Empty | BadRecurrenceKind::YearlyDay(BadYearlyDayKind::Empty) => {
            "recurrence-empty"
        }
        BadRecurrenceKind::TooLong | BadRecurrenceKind::YearlyDay(BadYearlyDayKind::TooLong) => {
            "recurrence-too-long"
        }
        BadRecurrenceKind::NotARecurrence => "recurrence-not-known",
        BadRecurrenceKind::NoSuchDay => "recurrence-no-such-day",
        BadRecurrenceKind::BadStep => "recurrence-bad-step",
        BadRecurrenceKind::NoStart => "recurrence-no-start",
        BadRecurrenceKind::NotADate => "recurrence-not-a-date",
        BadRecurrenceKind::SeveralDays => "recurrence-several-days",
        BadRecurrenceKind::Times => "recurrence-times",
        BadRecurrenceKind::WhichDays => "recurrence-which-days",
        BadRecurrenceKind::YearlyDay(BadYearlyDayKind::NotADay) => "recurrence-not-a-day",
        BadRecurrenceKind::YearlyDay(BadYearlyDayKind::NoSuchDay) => "recurrence-day-of-no-year",
        BadRecurrenceKind::YearlyDay(BadYearlyDayKind::LeapMonth) => "recurrence-leap-month",
        BadRecurrenceKind::YearlyDay(BadYearlyDayKind::WhichCalendar) => {
            "recurrence-which-calendar"
        }
    }
}

const fn hours_code(kind: BadWeekHoursKind) -> &'static str {
    match kind {
        BadWeekHoursKind::Empty => "hours-empty",
        BadWeekHoursKind::TooLong => "hours-too-long",
        BadWeekHoursKind::NotAWeekday => "hours-not-a-weekday",
        BadWeekHoursKind::NoWeekday => "hours-no-weekday",
        BadWeekHoursKind::NoHours => "hours-no-hours",
        BadWeekHoursKind::Repeated => "hours-repeated",
        BadWeekHoursKind::Hours(kind) => spans_code(kind),
    }
}

pub(super) const fn spans_code(kind: BadSpanKind) -> &'static str {
    match kind {
        BadSpanKind::NotASpan => "span",
        BadSpanKind::NotATime => "span-time",
        BadSpanKind::Empty => "span-empty",
        BadSpanKind::Overlaps => "span-overlaps",
        BadSpanKind::TooMany => "span-too-many",
    }
}

const fn length_code(kind: BadLengthKind) -> &'static str {
    match kind {
        BadLengthKind::Empty => "length-empty",
        BadLengthKind::TooLong => "length-too-long",
        BadLengthKind::NoNumber => "length-no-number",
        BadLengthKind::UnclearNumber => "length-unclear-number",
        BadLengthKind::Grouped => "length-grouped",
        BadLengthKind::Negative => "length-negative",
        BadLengthKind::Zero => "length-zero",
        BadLengthKind::TooLarge => "length-too-large",
        BadLengthKind::Range => "length-range",
        BadLengthKind::Disagreement => "length-disagreement",
        BadLengthKind::NotWhole => "length-not-whole",
        BadLengthKind::TooFine => "length-too-fine",
        BadLengthKind::UnclearHalf => "length-unclear-half",
        BadLengthKind::NoUnit => "length-no-unit",
        BadLengthKind::UnknownUnit => "length-unknown-unit",
        BadLengthKind::Mixed => "length-mixed",
        BadLengthKind::Order => "length-order",
        BadLengthKind::BadTime => "length-bad-time",
        BadLengthKind::NoTime => "length-no-time",
        BadLengthKind::TimeWithoutDays => "length-time-without-days",
        BadLengthKind::Before => "length-before",
        BadLengthKind::Period => "length-period",
        BadLengthKind::Trailing => "length-trailing",
    }
}
