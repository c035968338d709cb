//! The period that the handbook shows: a month, a quarter or a year, of today or of another day.

use jiff::civil::Date;
use store::desk::handbook::Period as Instants;
use worktime::Period;

use crate::ui::link::Link;
use crate::ui::tabs::Tab;
use crate::wording::Wording;

/// Lengths to choose from.
const LENGTHS: [Period; 3] = [Period::Month, Period::Quarter, Period::Year];

/// A window of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// How long.
    length: Period,
    /// Its first day, and the first day after it.
    days: (Date, Date),
    /// Whether it is the one that runs.
    is_now: bool,
}

impl Window {
    /// The window of an address: `period=quarter&on=2026-04-01`. What can't be read is the quarter that runs.
    pub(super) fn of(words: &Wording, period: &str, on: &str) -> Self {
        let length = LENGTHS
            .into_iter()
            .find(|length| length.to_string() == period)
            .unwrap_or(Period::Quarter);
        let today = words.today();
        let on = on
            .parse()
            .ok()
            .filter(|on: &Date| *on <= today)
            .unwrap_or(today);
        let days = length.window_of(on);
        Self {
            length,
            days,
            is_now: days == length.window_of(today),
        }
    }

    /// Its instants.
    pub(super) fn instants(&self, words: &Wording) -> Instants {
        Instants {
            from: words.zone.start_of_day(self.days.0),
            to: words.zone.start_of_day(self.days.1),
        }
    }

    /// Its part of an address.
    pub(super) fn query(&self) -> String {
        if self.is_now {
            format!("period={}", self.length)
        } else {
            format!("period={}&on={}", self.length, self.days.0)
        }
    }

    /// Its name: `本季`, `2026年第2季`.
    pub(super) fn name(&self, words: &Wording) -> String {
        if self.is_now {
            return words.say(&format!("window-this-{}", self.length));
        }
        let first = self.days.0;
        let facts = [
            ("year", first.year().into()),
            ("quarter", ((first.month() + 2) / 3).into()),
            (
                "month",
                words.say(&format!("month-{}", first.month())).into(),
            ),
        ];
        words.say_with(&format!("window-{}", self.length), &facts)
    }

    /// The switch of its length.
    pub(super) fn tabs(&self, words: &Wording) -> Vec<Tab> {
        let tab = |length: Period| Tab {
            label: words.say(&format!("window-this-{length}")),
            href: format!("/handbook?period={length}"),
            count: None,
            active: length == self.length && self.is_now,
        };
        LENGTHS.into_iter().map(tab).collect()
    }

    /// The window before, and the one after unless this one runs.
    pub(super) fn neighbours(&self, words: &Wording) -> (Option<Link>, Option<Link>) {
        let today = words.today();
        let link = |on: Date| {
            let window = Self::of(words, &self.length.to_string(), &on.to_string());
            Link {
                label: window.name(words),
                href: format!("/handbook?{}", window.query()),
            }
        };
        let before = self.days.0.yesterday().ok().map(link);
        (before, (self.days.1 <= today).then(|| link(self.days.1)))
    }
}
