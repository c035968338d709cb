//! Dates, times, zones and lengths as calendar files write them.

use std::collections::BTreeMap;

use super::line::Line;
use crate::dated_days::ProblemKind;
use crate::instant::{Instant, Micros, micros};
use crate::zone::{Date, DateTime, Zone};

/// When an event begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A whole day. It is never turned into an instant.
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

/// How long an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventLength {
    Days(i64),
    Clock(Micros),
}

/// The time zones that a file defines under names of its own.
#[derive(Debug, Default)]
pub(crate) struct Zones(BTreeMap<String, Clock>);

impl Moment {
    /// All moments of a line: some properties hold several.
    pub(crate) fn parse_all(line: &Line, zones: &Zones) -> Result<Vec<Self>, ProblemKind> {
        let values = line.value.split(',');
        values
            .map(|value| {
                // A period (RDATE) has its own length, and the event's holds here.
                let start = value.split_once('/').map_or(value, |(start, _)| start);
                Self::parse(start.trim(), line, zones)
            })
            .collect()
    }

    /// The one moment of a line.
    pub(crate) fn parse_one(line: &Line, zones: &Zones) -> Result<Self, ProblemKind> {
        Self::parse(line.value.trim(), line, zones)
    }

    fn parse(value: &str, line: &Line, zones: &Zones) -> Result<Self, ProblemKind> {
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
        let clock = match line.parameter("TZID") {
            _ if universal => Clock::Zone(Zone::utc()),
            None => Clock::Floating,
            Some(name) => zones.find(name)?,
        };
        Ok(Self::Time(civil, clock))
    }

    /// The end of a recurrence rule; a time without a zone is shown by the clock of the start.
    pub(crate) fn parse_until(text: &str, line: &Line, start: &Self) -> Result<Self, ProblemKind> {
        let until = Self::parse(text, line, &Zones::default())?;
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

impl EventLength {
    /// Reads `P1D`, `P1W` or `PT1H30M`; weeks and days alone are days.
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
        match (days, clock) {
            (0, 0) => None,
            (_, 0) => Some(Self::Days(days)),
            _ => Some(Self::Clock(
                days.checked_mul(micros::DAY)?.checked_add(clock)?,
            )),
        }
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
        // Some programs put their own name before the zone's: /example.org/2020/Asia/Shanghai
        let tails = name.match_indices('/').map(|(at, _)| at + 1);
        let mut names = tails.filter_map(|at| name.get(at..));
        Zone::named(name)
            .map(Clock::Zone)
            .or_else(|| self.0.get(name).cloned())
            .or_else(|| names.find_map(Zone::named).map(Clock::Zone))
            .ok_or_else(|| ProblemKind::UnknownZone {
                name: name.to_owned(),
            })
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
        let hours = |n| Some(EventLength::Clock(n * micros::HOUR));
        for (text, expected) in [
            ("P1D", Some(EventLength::Days(1))),
            ("P2W", Some(EventLength::Days(14))),
            ("PT4H", hours(4)),
            ("+P1DT2H", hours(26)),
            ("PT90M", Some(EventLength::Clock(90 * micros::MINUTE))),
            ("-P1D", None),
            ("P", None),
            ("P1", None),
            ("PT1D", None),
            ("P+1D", None),
            ("P99999999999999999999D", None),
            (
                "P9999999999999999W",
                Some(EventLength::Days(69_999_999_999_999_993)),
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
