//! Dates, times, zones and lengths as calendar files write them.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::line::Line;
use crate::dated_days::ProblemKind;
use crate::instant::{Instant, Micros, micros};
use crate::zone::{Date, DateTime, Zone, days_later};

/// The most bytes of a zone's name; those of the IANA database have up to 32.
const LONGEST_ZONE_BYTES: usize = 255;
/// How many parts a zone's name has at most: America/Argentina/Buenos_Aires.
const MOST_ZONE_PARTS: usize = 3;

/// When an event begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A whole day, wherever its reader is.
    Date(Date),
    /// What a clock shows, and which clock.
    Time(DateTime, Clock),
}

/// Whose clock shows a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The reader's own, wherever that is ("floating").
    Floating,
    /// A zone of the IANA database.
    Zone(Zone),
    /// Always so far from universal time.
    Offset(Micros),
}

/// How long an event is: first days as the calendar has them, however many hours they are where
/// clocks are changed, then exact time (RFC 5545 section 3.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventLength {
    pub(crate) days: i64,
    pub(crate) clock_micros: Micros,
}

/// The time zones that a file defines under names of its own.
#[derive(Debug, Default)]
pub(crate) struct Zones(BTreeMap<String, Clock>);

impl Moment {
    /// All moments of a line: some properties hold several.
    pub(crate) fn parse_all(line: &Line, zones: &Zones) -> Result<Vec<Self>, ProblemKind> {
        let clock = LazyCell::new(|| Clock::of(line, zones));
        let values = line.value.split(',');
        values
            .map(|value| {
                // A period (RDATE) has its own length, and the event's holds here.
                let start = value.split_once('/').map_or(value, |(start, _)| start);
                Self::parse(start.trim(), line, || clock.clone())
            })
            .collect()
    }

    /// The one moment of a line.
    pub(crate) fn parse_one(line: &Line, zones: &Zones) -> Result<Self, ProblemKind> {
        Self::parse(line.value.trim(), line, || Clock::of(line, zones))
    }

    /// Reads a moment of a line; `clock` gives the line's clock, if its times are shown by one.
    fn parse(
        value: &str,
        line: &Line,
        clock: impl FnOnce() -> Result<Clock, ProblemKind>,
    ) -> Result<Self, ProblemKind> {
        let bad = || ProblemKind::BadValue {
            property: line.name.clone(),
            text: value.to_owned(),
        };
        let Some((date, time)) = value.split_once('T') else {
            return compact_date(value).map(Self::Date).ok_or_else(bad);
        };
        if line.parameter("VALUE") == Some("DATE") {
            return Err(bad());
        }
        let (time, universal) = time.strip_suffix('Z').map_or((time, false), |t| (t, true));
        let civil = compact_time(compact_date(date).ok_or_else(bad)?, time).ok_or_else(bad)?;
        let clock = if universal {
            Clock::Zone(Zone::utc())
        } else {
            clock()?
        };
        Ok(Self::Time(civil, clock))
    }

    /// The end of a recurrence rule; a time without a zone is shown by the clock of the start.
    pub(crate) fn parse_until(text: &str, line: &Line, start: &Self) -> Result<Self, ProblemKind> {
        let until = Self::parse(text, line, || Ok(Clock::Floating))?;
        Ok(match (until, start) {
            (Self::Time(civil, Clock::Floating), Self::Time(_, clock)) => {
                Self::Time(civil, clock.clone())
            }
            (until, _) => until,
        })
    }

    /// The date that it shows where it is meant.
    pub(crate) fn date(&self) -> Date {
        match self {
            Self::Date(date) => *date,
            Self::Time(civil, _) => civil.date(),
        }
    }

    /// The date of the whole day that it stands for, in a list for events of whole days. Programs
    /// write such a day in universal time in two ways: as its own date at midnight, and as the
    /// instant at which it begins for its reader.
    pub(crate) fn whole_day(&self, reader: &Zone) -> Date {
        let midnight = jiff::civil::Time::midnight();
        match self {
            Self::Time(civil, Clock::Zone(zone))
                if *zone == Zone::utc() && civil.time() != midnight =>
            {
                reader.date_of(zone.instant(*civil))
            }
            _ => self.date(),
        }
    }

    /// The same time of day on another date.
    pub(crate) fn on(&self, date: Date) -> Self {
        match self {
            Self::Date(_) => Self::Date(date),
            Self::Time(civil, clock) => Self::Time(date.to_datetime(civil.time()), clock.clone()),
        }
    }

    /// The instant; of a date, its first one in the reader's zone.
    pub(crate) fn instant(&self, reader: &Zone) -> Instant {
        match self {
            Self::Date(date) => reader.start_of_day(*date),
            Self::Time(civil, Clock::Floating) => reader.instant(*civil),
            Self::Time(civil, Clock::Zone(zone)) => zone.instant(*civil),
            Self::Time(civil, Clock::Offset(offset)) => Zone::utc().instant(*civil).minus(*offset),
        }
    }
}

impl Clock {
    /// The clock by which a line's times are shown.
    fn of(line: &Line, zones: &Zones) -> Result<Self, ProblemKind> {
        line.parameter("TZID")
            .map_or(Ok(Self::Floating), |name| zones.find(name))
    }
}

impl EventLength {
    /// So many days of the calendar.
    pub(crate) const fn days(days: i64) -> Self {
        let clock_micros = 0;
        Self { days, clock_micros }
    }

    /// So much time, however many dates that are.
    pub(crate) const fn clock(clock_micros: Micros) -> Self {
        let days = 0;
        Self { days, clock_micros }
    }

    /// The instant at which an event of this length ends. Its days end at the time of day at which
    /// it begins, by the clock by which it begins.
    pub(crate) fn end(self, start: &Moment, reader: &Zone) -> Instant {
        let last = days_later(start.date(), self.days).unwrap_or(Date::MAX);
        start.on(last).instant(reader).plus(self.clock_micros)
    }

    /// Reads `P1D`, `P1W`, `PT1H30M` or `P1DT12H`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
        let (days, clock) = text.split_once('T').unwrap_or((text, ""));
        let days = total(days, &[('W', 7), ('D', 1)])?;
        let clock = total(
            clock,
            &[
                ('H', micros::HOUR),
                ('M', micros::MINUTE),
                ('S', micros::SECOND),
            ],
        )?;
        let length = Self {
            days,
            clock_micros: clock,
        };
        (length != Self::days(0)).then_some(length)
    }
}

impl Zones {
    /// Takes up what a file says about a zone that it names itself.
    pub(crate) fn define(&mut self, lines: &[Line]) {
        let value = |name: &str| lines.iter().find(|line| line.name == name);
        let Some(name) = value("TZID") else { return };
        let location = value("X-LIC-LOCATION").and_then(|line| Zone::named(line.value.trim()));
        let mut offsets = lines
            .iter()
            .filter(|line| line.name == "TZOFFSETTO")
            .map(|line| offset(line.value.trim()));
        let first = offsets.next().flatten();
        // Where clocks are changed we would have to trust the file's rules; only names are.
        let steady = first.filter(|first| offsets.all(|other| other == Some(*first)));
        let clock = location.map(Clock::Zone).or(steady.map(Clock::Offset));
        if let Some(clock) = clock {
            self.0.insert(name.value.trim().to_owned(), clock);
        }
    }

    fn find(&self, name: &str) -> Result<Clock, ProblemKind> {
        let unknown = |name: &str| ProblemKind::UnknownZone {
            name: name.to_owned(),
        };
        if name.len() > LONGEST_ZONE_BYTES {
            let end = name.floor_char_boundary(LONGEST_ZONE_BYTES);
            return Err(unknown(name.get(..end).unwrap_or_default()));
        }
        // Some programs put their own name before the zone's: /example.org/2020/Asia/Shanghai
        let tails = name.rmatch_indices('/').take(MOST_ZONE_PARTS);
        let tails: Vec<&str> = tails.filter_map(|(at, _)| name.get(at + 1..)).collect();
        let mut longest_first = tails.into_iter().rev();
        Zone::named(name)
            .map(Clock::Zone)
            .or_else(|| self.0.get(name).cloned())
            .or_else(|| longest_first.find_map(Zone::named).map(Clock::Zone))
            .ok_or_else(|| unknown(name))
    }
}

/// `20260101`
pub(crate) fn compact_date(text: &str) -> Option<Date> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range| text.get(range).and_then(|part: &str| part.parse().ok());
    let (month, day) = (number(4..6)?, number(6..8)?);
    let year = text.get(0..4)?.parse().ok()?;
    digits.then(|| Date::new(year, month, day).ok()).flatten()
}

/// `093000`
fn compact_time(date: Date, text: &str) -> Option<DateTime> {
    let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range| {
        text.get(range)
            .and_then(|part: &str| part.parse::<i8>().ok())
    };
    let (hour, minute, second) = (number(0..2)?, number(2..4)?, number(4..6)?);
    // A leap second is the second before it.
    let second = if second == 60 { 59 } else { second };
    let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
    digits.then(|| date.to_datetime(time))
}

/// `+0800` or `+080000`
fn offset(text: &str) -> Option<Micros> {
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |range| digits.get(range).and_then(|part: &str| part.parse().ok());
    let seconds = match digits.len() {
        4 => 0,
        6 => number(4..6)?,
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (number(0..2)?, number(2..4)?);
    let sound = plain && hours < 24 && minutes < 60 && seconds < 60;
    sound.then_some(sign * ((hours * 60 + minutes) * 60 + seconds) * micros::SECOND)
}

/// Adds up `1H30M`; every unit at most once, in order.
fn total(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut rest = text;
    let mut sum: i64 = 0;
    for (letter, size) in units {
        let Some((number, more)) = rest.split_once(*letter) else {
            continue;
        };
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: i64 = number.parse().ok()?;
        sum = sum.checked_add(number.checked_mul(*size)?)?;
        rest = more;
    }
    rest.is_empty().then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_events() {
        let hours = |n| Some(EventLength::clock(n * micros::HOUR));
        let day_and_two_hours = EventLength {
            days: 1,
            ..EventLength::clock(2 * micros::HOUR)
        };
        for (text, expected) in [
            ("P1D", Some(EventLength::days(1))),
            ("P2W", Some(EventLength::days(14))),
            ("PT4H", hours(4)),
            ("+P1DT2H", Some(day_and_two_hours)),
            ("PT90M", Some(EventLength::clock(90 * micros::MINUTE))),
            ("-P1D", None),
            ("P", None),
            ("P1", None),
            ("PT1D", None),
            ("P+1D", None),
            ("P99999999999999999999D", None),
            (
                "P9999999999999999W",
                Some(EventLength::days(69_999_999_999_999_993)),
            ),
        ] {
            assert_eq!(EventLength::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn offsets_of_zones() {
        assert_eq!(offset("+0800"), Some(8 * micros::HOUR));
        assert_eq!(offset("-033000"), Some(-7 * micros::HOUR / 2));
        for bad in ["0800", "+8", "+08:00", "+2400", "+0860", ""] {
            assert_eq!(offset(bad), None, "{bad}");
        }
    }
}
