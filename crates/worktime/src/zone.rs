//! Time zones: between instants and what a clock on the wall shows.

use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::instant::{Instant, Micros, micros};

pub use jiff::civil::{Date, DateTime};

/// A time zone of the IANA database that is compiled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Finds a zone by its IANA name, `Asia/Shanghai`; capitals don't matter.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// Universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The IANA name as the database spells it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The date that a wall calendar shows at this instant.
    #[must_use]
    pub fn date_of(&self, at: Instant) -> Date {
        self.civil(at).date()
    }

    /// Date and time of day that a wall clock shows at this instant.
    #[must_use]
    pub fn civil(&self, at: Instant) -> DateTime {
        self.0.to_datetime(at.timestamp())
    }

    /// The instant at which a wall clock shows `civil`. Where the clock shows it twice, the first;
    /// where it is skipped, as much later as the clock was put forward ("compatible", RFC 5545).
    #[must_use]
    pub fn instant(&self, civil: DateTime) -> Instant {
        let edge = if civil.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        self.0
            .to_ambiguous_timestamp(civil)
            .compatible()
            .unwrap_or(edge)
            .into()
    }

    /// When clocks are changed behind `from` and up to `to`, in order, and by how much they are put
    /// forward then; negative is back. Changes that only rename the time are left out.
    pub(crate) fn clock_changes(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = (Instant, Micros)> {
        let changes = self.0.following(from.timestamp());
        changes
            .map(|change| {
                let at = Instant::from(change.timestamp());
                let before = self.0.to_offset(at.minus(1).timestamp());
                let seconds = change.offset().seconds() - before.seconds();
                (at, i64::from(seconds) * micros::SECOND)
            })
            .take_while(move |(at, _)| *at <= to)
            .filter(|(_, forward)| *forward != 0)
    }

    /// The first instant of a date: midnight, or later where midnight is skipped.
    #[must_use]
    pub fn start_of_day(&self, date: Date) -> Instant {
        self.edge(date, 0)
    }

    /// The instant at which a wall clock shows so many minutes after a date's midnight, 1440 at
    /// most; read as [`Zone::instant`] does.
    pub(crate) fn time_of_day(&self, date: Date, minute: u16) -> Instant {
        let (date, minute) = match minute {
            0..MINUTES_A_DAY => (date, minute),
            _ => (date.tomorrow().unwrap_or(Date::MAX), 0),
        };
        let midnight = date.at(0, 0, 0, 0);
        let since = jiff::SignedDuration::from_mins(i64::from(minute));
        self.instant(midnight.checked_add(since).unwrap_or(midnight))
    }

    /// The instant at which `minute` of a date is reached; minutes from 1440 on belong to the next
    /// date. Unlike [`Zone::instant`], a time that the clock skips is reached when it is skipped:
    /// of a span from 02:30 to 05:00 only the part from 03:00 on exists on such a day.
    pub(crate) fn edge(&self, date: Date, minute: u16) -> Instant {
        let (date, minute) = match minute {
            0..MINUTES_A_DAY => (date, minute),
            _ => (date.tomorrow().unwrap_or(Date::MAX), minute - MINUTES_A_DAY),
        };
        let midnight = date.at(0, 0, 0, 0);
        let civil = midnight
            .checked_add(jiff::SignedDuration::from_mins(i64::from(minute)))
            .unwrap_or(midnight);
        match self.0.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Gap { after, .. } => self.end_of_gap(civil, after),
            _ => self.instant(civil),
        }
    }

    /// The instant at which the clock is put forward over `civil`.
    fn end_of_gap(&self, civil: DateTime, after: jiff::tz::Offset) -> Instant {
        // With the offset that holds after the gap, a time inside it falls before the change.
        after
            .to_timestamp(civil)
            .ok()
            .and_then(|before| self.0.following(before).next())
            .map_or_else(|| self.instant(civil), |change| change.timestamp().into())
    }
}

/// Minutes of a civil day without a change of clocks.
pub(crate) const MINUTES_A_DAY: u16 = (micros::DAY / micros::MINUTE) as u16;

/// How many days later a date is than another; negative if it is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// The date so many days later, if there is one.
pub(crate) fn days_later(date: Date, days: i64) -> Option<Date> {
    let hours = jiff::SignedDuration::from_hours(days.checked_mul(24)?);
    date.checked_add(hours).ok()
}
