//! When an occurrence is, as dates and minutes of the reader's zone.

use std::ops::Range;

use super::ProblemKind;
use crate::ics::{EventLength, Moment};
use crate::instant::{Instant, Micros, micros};
use crate::span::Span;
use crate::zone::{Date, DateTime, MINUTES_A_DAY, Zone, days_between, days_later};

/// When an occurrence is.
pub(super) enum When {
    /// Whole days: the first and how many.
    Days(Date, i64),
    /// From one time to another.
    Times(DateTime, DateTime),
}

impl When {
    /// Times from the start of a date to the start of another are whole days.
    pub(super) fn of(start: &Moment, length: EventLength, zone: &Zone) -> Self {
        if let (Moment::Date(date), 0) = (start, length.clock_micros) {
            return Self::Days(*date, length.days);
        }
        let from = civil(start.instant(zone), zone);
        let to = civil(end_of_last_minute(length.end(start, zone)), zone);
        if is_midnight(from) && is_midnight(to) && from.date() < to.date() {
            Self::Days(from.date(), days_between(from.date(), to.date()))
        } else {
            Self::Times(from, to)
        }
    }

    /// The dates that it touches.
    pub(super) fn dates(&self) -> Range<Date> {
        match self {
            Self::Days(first, days) => *first..days_later(*first, *days).unwrap_or(Date::MAX),
            Self::Times(from, to) if is_midnight(*to) && from.date() < to.date() => {
                from.date()..to.date()
            }
            Self::Times(from, to) => from.date()..to.date().tomorrow().unwrap_or(Date::MAX),
        }
    }
}

/// All dates of a range.
pub(super) fn each(dates: &Range<Date>) -> impl Iterator<Item = Date> + use<> {
    let end = dates.end;
    std::iter::successors(Some(dates.start), |date| date.tomorrow().ok())
        .take_while(move |date| *date < end)
}

/// The hours from one time to another.
pub(super) fn opening(from: DateTime, to: DateTime) -> Result<Span, ProblemKind> {
    let (from_minute, end) = (minute(from)?, minute(to)?);
    let same_day = from.date() == to.date() && from_minute < end;
    let over_midnight = from.date().tomorrow().ok() == Some(to.date()) && end <= from_minute;
    let to_minute = if end == 0 { MINUTES_A_DAY } else { end };
    let span = Span {
        from_minute,
        to_minute,
    };
    if (same_day || over_midnight) && span.is_sound() {
        Ok(span)
    } else {
        Err(ProblemKind::LongerThanADay)
    }
}

/// The minutes of a date that lie between two times.
pub(super) fn part(date: Date, from: DateTime, to: DateTime) -> Result<Range<u16>, ProblemKind> {
    let start = if date == from.date() {
        minute(from)?
    } else {
        0
    };
    let end = if date == to.date() {
        minute(to)?
    } else {
        MINUTES_A_DAY
    };
    Ok(start..end)
}

/// Some programs write the end of a day as 23:59:59.
fn end_of_last_minute(end: Instant) -> Instant {
    let into_minute: Micros = end.0.rem_euclid(micros::MINUTE);
    if into_minute == 59 * micros::SECOND {
        end.plus(micros::SECOND)
    } else {
        end
    }
}

/// What the clock shows; where it skips midnight, the date nevertheless begins at 00:00.
fn civil(at: Instant, zone: &Zone) -> DateTime {
    let civil = zone.civil(at);
    if zone.start_of_day(civil.date()) == at {
        civil.date().at(0, 0, 0, 0)
    } else {
        civil
    }
}

fn minute(civil: DateTime) -> Result<u16, ProblemKind> {
    if civil.second() != 0 || civil.subsec_nanosecond() != 0 {
        return Err(ProblemKind::FinerThanMinutes);
    }
    let minute = i16::from(civil.hour()) * 60 + i16::from(civil.minute());
    Ok(minute.unsigned_abs())
}

fn is_midnight(civil: DateTime) -> bool {
    civil.time() == jiff::civil::Time::midnight()
}
