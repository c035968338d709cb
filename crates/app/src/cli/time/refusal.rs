//! Why a question isn't answered: what is wrong, where, and what would be right.

use std::ops::Range;

use worktime::{BadCalendar, BadLengthKind, HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR, LENGTH_UNITS};

use super::days_problem::problems_text;
use super::fault::Fault;
use super::key::Key;
use crate::texts::Voice;

/// A question that isn't answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) place: Place,
    /// What was written there.
    pub(super) text: String,
    /// The bytes of the text that are at fault, where it isn't all of it.
    pub(super) range: Option<Range<usize>>,
    pub(super) fault: Fault,
}

/// Where a fault lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the whole line.
    Line,
    /// In a key of a line that isn't one of the question, or shouldn't be there.
    Word(String),
    Key(Key),
}

impl Refusal {
    pub(super) fn of(key: Key, text: impl Into<String>, fault: Fault) -> Self {
        Self {
            place: Place::Key(key),
            text: text.into(),
            range: None,
            fault,
        }
    }

    /// A fault in some bytes of a key's text.
    pub(super) fn at(key: Key, text: &str, range: Range<usize>, fault: Fault) -> Self {
        Self {
            range: Some(range),
            ..Self::of(key, text, fault)
        }
    }

    /// A fault of a key itself.
    pub(super) fn of_key(word: &str, fault: Fault) -> Self {
        Self {
            place: Place::Word(word.to_owned()),
            ..Self::of_line(word, fault)
        }
    }

    pub(super) fn of_line(text: impl Into<String>, fault: Fault) -> Self {
        Self {
            place: Place::Line,
            text: text.into(),
            range: None,
            fault,
        }
    }

    pub(super) fn of_calendar(fault: BadCalendar) -> Self {
        let fault = match fault {
            BadCalendar::NoWorkingTime { from, days } => Fault::NoWorkingTime { from, days },
            other => Fault::Calendar {
                detail: other.to_string(),
            },
        };
        Self::of(Key::Hours, "", fault)
    }

    /// The name of the place, if there is one.
    pub(super) fn key(&self) -> Option<&str> {
        match &self.place {
            Place::Line => None,
            Place::Word(word) => Some(word),
            Place::Key(key) => Some(key.name()),
        }
    }

    /// What is wrong and what would be right, in the reader's language.
    pub(super) fn message(&self, voice: Voice) -> String {
        let arguments = self.arguments(voice);
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        let mut message = voice.say_with(&format!("time-fault-{}", self.fault.code()), &arguments);
        if let Place::Key(key) = self.place
            && self.fault.is_of_form()
        {
            message.push_str(&voice.say("time-between-sentences"));
            let takes = format!("time-takes-{}", self.fault.takes(key));
            message.push_str(&voice.say_with(&takes, &arguments));
        }
        message
    }

    fn arguments(&self, voice: Voice) -> Vec<(&'static str, String)> {
        let at_fault = self
            .range
            .clone()
            .and_then(|range| self.text.get(range))
            .unwrap_or(&self.text);
        let mut arguments = vec![
            ("key", self.key().unwrap_or_default().to_owned()),
            ("text", shortened(at_fault)),
            ("path", printable(&self.text)),
            (
                "regions",
                worktime::Region::codes().collect::<Vec<_>>().join(", "),
            ),
            ("first", HORIZON_FIRST_YEAR.to_string()),
            ("last", HORIZON_LAST_YEAR.to_string()),
            ("most", worktime::MOST_UNITS.to_string()),
            ("steps", worktime::MOST_STEPS.to_string()),
        ];
        let mut add = |name, value: String| arguments.push((name, value));
        match &self.fault {
            Fault::LineTooLong { limit_bytes } => add("limit", limit_bytes.to_string()),
            Fault::TooMany { limit } | Fault::TooManyDates { limit } => {
                add("limit", limit.to_string());
            }
            Fault::NotUtf8 { byte } => add("byte", byte.to_string()),
            Fault::NotJson { column } => add("column", column.to_string()),
            Fault::UnknownKey { nearest, known } => {
                add("nearest", suggestion(nearest.as_deref(), voice));
                add("known", known.join(", "));
            }
            Fault::Region { nearest } | Fault::Zone { nearest } => {
                add("nearest", suggestion(nearest.as_deref(), voice));
            }
            Fault::Length(BadLengthKind::UnknownUnit) => {
                let nearest = handbook::nearest(at_fault, LENGTH_UNITS);
                add("nearest", suggestion(nearest.as_deref(), voice));
            }
            Fault::NoWorkingTime { from, days } => {
                add("from", from.to_string());
                add("days", days.to_string());
            }
            Fault::Calendar { detail } | Fault::FileUnreadable { detail } => {
                add("detail", detail.clone());
            }
            Fault::FileTooLarge { limit_bytes } => {
                add("megabytes", (limit_bytes >> 20).to_string())
            }
            Fault::NoDays { problems, more } => {
                add("problems", problems_text(problems, *more, voice));
            }
            _ => {}
        }
        arguments
    }
}

fn suggestion(nearest: Option<&str>, voice: Voice) -> String {
    nearest.map_or_else(String::new, |word| {
        voice.say("time-between-sentences")
            + &voice.say_with("problem-nearest", &[("word", word.into())])
    })
}

/// The longest text that is repeated in an answer.
const SHOWN_CHARS: usize = 120;

/// A text without characters that would steer a terminal.
pub(super) fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// A text as it is repeated to its author.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use handbook::Lang;
    use worktime::dated_days::{Problem, ProblemKind};
    use worktime::{
        BadLengthKind, BadRecurrenceKind, BadSpanKind, BadWeekHoursKind, BadYearlyDayKind, Instant,
        Undatable,
    };

    use super::super::key::Form;
    use super::*;

    #[test]
    fn every_fault_has_its_words_in_every_language() {
        for voice in Lang::ALL.map(Voice::new) {
            for fault in faults() {
                // A flag is there or isn't, so nothing is wrong with its text.
                for key in Key::ALL.into_iter().filter(|key| key.form() != Form::Flag) {
                    let refusal = Refusal::at(key, "4 days", 2..6, fault.clone());
                    let message = refusal.message(voice);
                    let sound = !message.contains("time-") && !message.contains("{$");
                    assert!(sound, "{fault:?}: {message}");
                }
            }
        }
    }

    #[test]
    fn a_long_text_is_shortened_between_letters() {
        assert_eq!(shortened("工作日"), "工作日");
        let long = shortened(&"日".repeat(1000));
        assert_eq!(long.chars().count(), SHOWN_CHARS + 1);
        assert!(long.ends_with("日…"));
    }

    fn faults() -> Vec<Fault> {
        let nearest = || Some("word".to_owned());
        let from = Instant(0);
        let mut faults = vec![
            Fault::LineEmpty,
            Fault::LineTooLong { limit_bytes: 1 },
            Fault::NotUtf8 { byte: 1 },
            Fault::NotJson { column: 1 },
            Fault::NotAnObject,
            Fault::UnknownKey {
                nearest: nearest(),
                known: vec!["from"],
            },
            Fault::Repeated,
            Fault::WrongType(Form::Text),
            Fault::WrongType(Form::List),
            Fault::WrongType(Form::Flag),
            Fault::TooMany { limit: 1 },
            Fault::Missing,
            Fault::MissingDate,
            Fault::Region { nearest: nearest() },
            Fault::Zone { nearest: None },
            Fault::Date,
            Fault::NoSuchDate,
            Fault::DatesBackwards,
            Fault::TooManyDates { limit: 1 },
            Fault::Moment,
            Fault::NoSuchTime,
            Fault::NoSuchOffset,
            Fault::TooFine,
            Fault::OutsideYears,
            Fault::Counting,
            Fault::Language,
            Fault::OnDayOff,
            Fault::Backwards,
            Fault::Pause,
            Fault::PauseBackwards,
            Fault::NoWorkingTime {
                from: jiff::civil::date(2026, 1, 1),
                days: 400,
            },
            Fault::Calendar {
                detail: "detail".to_owned(),
            },
            Fault::SecondSpan,
            Fault::FileNotFound,
            Fault::FileNotAllowed,
            Fault::FileIsFolder,
            Fault::FileTooLarge {
                limit_bytes: 1 << 20,
            },
            Fault::FileUnreadable {
                detail: "detail".to_owned(),
            },
            Fault::NoDays {
                problems: Vec::new(),
                more: 0,
            },
            Fault::NoDays {
                problems: vec![Problem {
                    line: 1,
                    kind: ProblemKind::NotUtf8,
                }],
                more: 1,
            },
            Fault::Undatable(Undatable::NoWorkingTime { from }),
            Fault::Undatable(Undatable::TooFar { from }),
        ];
        let spans = [
            BadSpanKind::NotASpan,
            BadSpanKind::NotATime,
            BadSpanKind::Empty,
            BadSpanKind::Overlaps,
            BadSpanKind::TooMany,
        ];
        faults.extend(spans.map(Fault::Spans));
        let hours = [
            BadWeekHoursKind::Empty,
            BadWeekHoursKind::TooLong,
            BadWeekHoursKind::NotAWeekday,
            BadWeekHoursKind::NoWeekday,
            BadWeekHoursKind::NoHours,
            BadWeekHoursKind::Repeated,
            BadWeekHoursKind::Hours(BadSpanKind::Overlaps),
        ];
        faults.extend(hours.map(Fault::Hours));
        let lengths = [
            BadLengthKind::Empty,
            BadLengthKind::TooLong,
            BadLengthKind::NoNumber,
            BadLengthKind::UnclearNumber,
            BadLengthKind::Grouped,
            BadLengthKind::Negative,
            BadLengthKind::Zero,
            BadLengthKind::TooLarge,
            BadLengthKind::Range,
            BadLengthKind::Disagreement,
            BadLengthKind::NotWhole,
            BadLengthKind::TooFine,
            BadLengthKind::UnclearHalf,
            BadLengthKind::NoUnit,
            BadLengthKind::UnknownUnit,
            BadLengthKind::Mixed,
            BadLengthKind::Order,
            BadLengthKind::BadTime,
            BadLengthKind::NoTime,
            BadLengthKind::TimeWithoutDays,
            BadLengthKind::Before,
            BadLengthKind::Period,
            BadLengthKind::Trailing,
        ];
        faults.extend(lengths.map(Fault::Length));
        let yearly = [
            BadYearlyDayKind::Empty,
            BadYearlyDayKind::TooLong,
            BadYearlyDayKind::NotADay,
            BadYearlyDayKind::NoSuchDay,
            BadYearlyDayKind::LeapMonth,
            BadYearlyDayKind::WhichCalendar,
        ];
        let recurrences = [
            BadRecurrenceKind::Empty,
            BadRecurrenceKind::TooLong,
            BadRecurrenceKind::NotARecurrence,
            BadRecurrenceKind::NoSuchDay,
            BadRecurrenceKind::BadStep,
            BadRecurrenceKind::NoStart,
            BadRecurrenceKind::NotADate,
            BadRecurrenceKind::SeveralDays,
            BadRecurrenceKind::Times,
            BadRecurrenceKind::WhichDays,
        ];
        let yearly = yearly.map(BadRecurrenceKind::YearlyDay);
        faults.extend(recurrences.into_iter().chain(yearly).map(Fault::Recurrence));
        faults
    }
}
