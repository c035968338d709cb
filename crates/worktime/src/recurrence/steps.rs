//! Steps of equal length from a date on: every two weeks, every three months.

use jiff::Span;

use crate::horizon;
use crate::zone::{Date, days_between};

/// The longest step.
pub const MOST_STEPS: u32 = 1000;

/// Dates at equal distances, the first on the date from which it begins. Months and years are
/// counted from there, so that a start on the 31st gives the last day of short months and the 31st
/// of long ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Steps {
    every: u32,
    unit: StepUnit,
    from: Date,
}

/// In what steps are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepUnit {
    /// Dates.
    Day,
    /// Weeks of seven days.
    Week,
    /// Months, to the same day number or the month's last.
    Month,
    /// Years, likewise.
    Year,
}

impl Steps {
    /// `every` units (1 to [`MOST_STEPS`]) from a date of the years 1900 to 2199; `None` otherwise.
    #[must_use]
    pub fn new(every: u32, unit: StepUnit, from: Date) -> Option<Self> {
        let is_sound = (1..=MOST_STEPS).contains(&every) && horizon::dates().contains(&from);
        is_sound.then_some(Self { every, unit, from })
    }

    /// How many units a step is long.
    #[must_use]
    pub const fn every(self) -> u32 {
        self.every
    }

    /// In what it is counted.
    #[must_use]
    pub const fn unit(self) -> StepUnit {
        self.unit
    }

    /// The first date.
    #[must_use]
    pub const fn from(self) -> Date {
        self.from
    }

    /// The step that holds a date, or the first if it lies before: from one date to the next.
    pub(super) fn window_from(self, date: Date) -> Option<(Date, Date)> {
        if date < self.from {
            return Some((self.from, self.nth(1)?));
        }
        let units = match self.unit {
            StepUnit::Day | StepUnit::Week => {
                let days = days_between(self.from, date);
                days / if self.unit == StepUnit::Week { 7 } else { 1 }
            }
            StepUnit::Month | StepUnit::Year => {
                let months = (i64::from(date.year()) - i64::from(self.from.year())) * 12
                    + i64::from(date.month() - self.from.month());
                months / if self.unit == StepUnit::Year { 12 } else { 1 }
            }
        };
        // Months are counted without the day, so the date may lie in the step before.
        let guess = units / i64::from(self.every);
        let start = self.nth(guess)?;
        let place = if start <= date { guess } else { guess - 1 };
        Some((self.nth(place)?, self.nth(place + 1)?))
    }

    /// The step before one that begins on `date`.
    pub(super) fn window_before(self, date: Date) -> Option<(Date, Date)> {
        if date <= self.from {
            return None;
        }
        self.window_from(date.yesterday().ok()?)
    }

    /// The date after `n` steps.
    fn nth(self, n: i64) -> Option<Date> {
        let units = n.checked_mul(i64::from(self.every))?;
        let span = match self.unit {
            StepUnit::Day => Span::new().try_days(units),
            StepUnit::Week => Span::new().try_weeks(units),
            StepUnit::Month => Span::new().try_months(units),
            StepUnit::Year => Span::new().try_years(units),
        };
        self.from.checked_add(span.ok()?).ok()
    }
}
