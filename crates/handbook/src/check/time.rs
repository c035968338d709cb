//! Lengths of time, recurrences, and the alerts of promises.

use std::cmp::Ordering;

use worktime::{BadRecurrenceKind, BadYearlyDayKind, Length, Recurrence};

use super::here::Here;
use super::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Alert, AlertAt, ParamType, TimedLength};
use crate::syntax::{Node, Place, Word};

/// A warning or escalation.
pub(super) const ALERT: Words = Words {
    word: "alert",
    means: "A warning before due, or an escalation at or after it. It has `tell`, `do` or `open`, or several of them. Each comes at most once for each promise.",
    keys: &[
        Key::new(
            "at",
            Takes::Other("`50%`, `1 hour before due`, `due` or `1 working day after due`"),
            "When it comes. A percentage counts the time between opener and due.",
        )
        .required(),
        Key::new(
            "tell",
            Takes::Actors,
            "Who is told. `owner` is whoever owes the promise.",
        ),
        Key::new(
            "do",
            Takes::Steps,
            "A step that is taken, past its gates like anyone's.",
        ),
        Key::new("open", Takes::Id("record"), "A record that is opened."),
        Key::new(
            "urgent",
            Takes::YesNo,
            "`true`: it comes at once, at night too. Others wait for the receiver's working time.",
        ),
    ],
    example: r#"alert = [
  { at = "1 hour before due", tell = "owner" },
  { at = "due", tell = "supervisor", urgent = true },
]"#,
};

impl<'a> Keys<'a> {
    /// The length of a key, or of the param that it names.
    pub(super) fn length(&self, key: &str) -> Option<TimedLength> {
        self.length_of(key, self.word(key)?)
    }

    /// A text as a length.
    pub(super) fn length_of(&self, key: &str, word: &Word) -> Option<TimedLength> {
        let (word, param) = self.desk.resolve(key, word, ParamType::Duration)?;
        match Length::parse(&word.text) {
            Ok(length) => Some(TimedLength { length, param }),
            Err(bad) => {
                self.bad_part(key, &word, &word.place_of(bad.range), Expected::Length);
                None
            }
        }
    }

    /// The recurrence of a key, or of the param that it names.
    pub(super) fn recurrence(&self, key: &str) -> Option<Recurrence> {
        let (word, _) = self.desk.resolve(key, self.word(key)?, ParamType::Period)?;
        self.recurrence_of(key, &word)
    }

    /// A text as a recurrence, a plain period too.
    pub(super) fn recurrence_of(&self, key: &str, word: &Word) -> Option<Recurrence> {
        match Recurrence::parse(&word.text) {
            Ok(recurrence) => Some(recurrence),
            Err(bad) => {
                self.bad_part(key, word, &word.place_of(bad.range), allowed(bad.kind));
                None
            }
        }
    }

    /// The alerts of a promise or duty, with their places.
    pub(super) fn alerts(&self, here: &Here) -> Vec<(Alert, &'a Place)> {
        let here = here.of_promise();
        let nodes = self.list("alert").iter();
        nodes
            .filter_map(|node| Some((self.alert(node, &here)?, &node.place)))
            .collect()
    }

    fn alert(&self, node: &'a Node, here: &Here) -> Option<Alert> {
        let keys = self.inside(&ALERT, node)?;
        if ["tell", "do", "open"]
            .iter()
            .all(|key| keys.node(key).is_none())
        {
            keys.missing("tell");
        }
        let tell = keys.actors("tell", here);
        let act = keys.word("do").and_then(|word| keys.step("do", word));
        let at = keys.word("at").and_then(|word| keys.alert_at(word))?;
        Some(Alert {
            at,
            tell,
            act,
            open: keys
                .word("open")
                .and_then(|word| self.desk.known_record(word)),
            urgent: keys.flag("urgent"),
        })
    }

    fn alert_at(&self, word: &Word) -> Option<AlertAt> {
        let text = word.text.trim();
        if text == "due" {
            return Some(AlertAt::Due);
        }
        if let Some(length) = text.strip_suffix(" before due") {
            return Some(AlertAt::Before(
                self.length_of("at", &word.slice(length))?.length,
            ));
        }
        if let Some(length) = text.strip_suffix(" after due") {
            return Some(AlertAt::After(
                self.length_of("at", &word.slice(length))?.length,
            ));
        }
        let percent = text
            .strip_suffix('%')
            .and_then(|number| number.trim().parse().ok());
        match percent {
            Some(percent @ 1..=99) => Some(AlertAt::Percent(percent)),
            _ => {
                self.bad_value("at", word, Expected::AlertTime);
                None
            }
        }
    }
}

/// What may stand where a recurrence can't be read.
const fn allowed(kind: BadRecurrenceKind) -> Expected {
    match kind {
        BadRecurrenceKind::Empty
        | BadRecurrenceKind::TooLong
        | BadRecurrenceKind::NotARecurrence => Expected::Recurrence,
        BadRecurrenceKind::NoSuchDay => Expected::DayInPeriod,
        BadRecurrenceKind::BadStep => Expected::Step,
        BadRecurrenceKind::NoStart => Expected::StepStart,
        BadRecurrenceKind::NotADate => Expected::Date,
        BadRecurrenceKind::SeveralDays => Expected::SingleDay,
        BadRecurrenceKind::Times => Expected::Once,
        BadRecurrenceKind::WhichDays => Expected::WhichDays,
        BadRecurrenceKind::YearlyDay(kind) => match kind {
            BadYearlyDayKind::Empty
            | BadYearlyDayKind::TooLong
            | BadYearlyDayKind::NotADay
            | BadYearlyDayKind::NoSuchDay => Expected::YearlyDay,
            BadYearlyDayKind::LeapMonth => Expected::OrdinaryMonth,
            BadYearlyDayKind::WhichCalendar => Expected::WhichCalendar,
        },
    }
}

/// Which of two lengths is longer, where that doesn't depend on the calendar.
pub(super) fn compare(one: Length, other: Length) -> Option<Ordering> {
    match (one, other) {
        (Length::Immediately, Length::Immediately) => Some(Ordering::Equal),
        (Length::Immediately, _) => Some(Ordering::Less),
        (_, Length::Immediately) => Some(Ordering::Greater),
        (Length::Clock(a), Length::Clock(b)) | (Length::Working(a), Length::Working(b)) => {
            Some(a.cmp(&b))
        }
        (Length::WorkingDays(a), Length::WorkingDays(b))
        | (Length::Days(a), Length::Days(b))
        | (Length::Weeks(a), Length::Weeks(b))
        | (Length::Months(a), Length::Months(b))
        | (Length::Years(a), Length::Years(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}
