//! Amounts of time as people say them: `3小時48分`, `1個工作日6小時`, `45分`.

use worktime::{Length, Micros, micros};

use super::Wording;

/// From so many days on, hours are left out.
const HOURS_BELOW_DAYS: i64 = 2;
/// Below this much, seconds are told.
const SECONDS_BELOW: Micros = 2 * micros::MINUTE;

/// In which time an amount is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// By the clock: a day has 24 hours.
    Clock,
    /// In working time; a working day has so many microseconds.
    Working {
        /// Working time of the standard day.
        day_micros: Micros,
    },
}

impl Measure {
    /// What counts as a day.
    pub(crate) fn day_micros(self) -> Micros {
        match self {
            Measure::Clock => micros::DAY,
            Measure::Working { day_micros } => day_micros.max(micros::HOUR),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Measure::Clock => "clock",
            Measure::Working { .. } => "working",
        }
    }
}

impl Wording {
    /// An amount of time; what is smaller than the smallest unit told is left out.
    pub(crate) fn amount(&self, amount: Micros, measure: Measure) -> String {
        let amount = amount.max(0);
        let days = amount / measure.day_micros();
        let hours = amount % measure.day_micros() / micros::HOUR;
        let minutes = amount / micros::MINUTE;
        if (1..HOURS_BELOW_DAYS).contains(&days) && hours > 0 {
            let key = format!("amount-days-hours-{}", measure.word());
            return self.say_with(&key, &[("days", days.into()), ("hours", hours.into())]);
        }
        if days > 0 {
            return self.say_with(
                &format!("amount-days-{}", measure.word()),
                &[("days", days.into())],
            );
        }
        if amount < SECONDS_BELOW {
            return self.say_with(
                "amount-seconds",
                &[("seconds", (amount / micros::SECOND).into())],
            );
        }
        match (minutes / 60, minutes % 60) {
            (0, minutes) => self.say_with("amount-minutes", &[("minutes", minutes.into())]),
            (hours, 0) => self.say_with("amount-hours", &[("hours", hours.into())]),
            (hours, minutes) => self.say_with(
                "amount-hours-minutes",
                &[("hours", hours.into()), ("minutes", minutes.into())],
            ),
        }
    }

    /// A length as the book says it.
    pub(crate) fn length(&self, length: &Length) -> String {
        match self.voice.lang {
            handbook::Lang::En => length.to_string(),
            _ => self.voice.own(&length.chinese()),
        }
    }
}
