//! How often a recurrence rule goes on, and the stretches of time by which it does.

use std::ops::Range;

use jiff::civil::Weekday;

use crate::zone::{Date, days_between, days_later};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

impl Frequency {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text.to_ascii_uppercase().as_str() {
            "DAILY" => Self::Daily,
            "WEEKLY" => Self::Weekly,
            "MONTHLY" => Self::Monthly,
            "YEARLY" => Self::Yearly,
            _ => return None,
        })
    }

    /// How many periods lie between two dates, rounded down or one less.
    pub(super) fn between(self, from: Date, to: Date) -> i32 {
        let years = i32::from(to.year()) - i32::from(from.year());
        let months = years * 12 + i32::from(to.month()) - i32::from(from.month());
        let days = i32::try_from(days_between(from, to)).unwrap_or_default();
        match self {
            Self::Daily => days,
            Self::Weekly => days / 7 - 1,
            Self::Monthly => months,
            Self::Yearly => years,
        }
    }

    /// The period that lies `n` behind the one with `date` in it.
    pub(super) fn nth(self, date: Date, n: i32, week_start: Weekday) -> Option<Range<Date>> {
        let add_days = |date: Date, days: i32| days_later(date, i64::from(days));
        match self {
            Self::Daily => {
                let first = add_days(date, n)?;
                Some(first..first.tomorrow().ok()?)
            }
            Self::Weekly => {
                let into = i32::from(week_start.until(date.weekday()));
                let first = add_days(date, n.checked_mul(7)?.checked_sub(into)?)?;
                Some(first..add_days(first, 7)?)
            }
            Self::Monthly => {
                let months = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
                let first = |months: i32| {
                    let year = i16::try_from(months.div_euclid(12)).ok()?;
                    let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
                    Date::new(year, month, 1).ok()
                };
                let months = months.checked_add(n)?;
                Some(first(months)?..first(months.checked_add(1)?)?)
            }
            Self::Yearly => {
                let year = i16::try_from(i32::from(date.year()).checked_add(n)?).ok()?;
                let next = Date::new(year.checked_add(1)?, 1, 1).ok()?;
                Some(Date::new(year, 1, 1).ok()?..next)
            }
        }
    }

    /// The first date of the period behind the one that begins with `first`.
    pub(super) fn next(self, first: Date) -> Option<Date> {
        self.nth(first, 1, first.weekday()).map(|next| next.start)
    }
}
