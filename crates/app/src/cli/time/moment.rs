//! Dates and times of day as somebody types them.

use std::ops::Range;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use worktime::Instant;

use super::fault::Fault;

/// A point in time: on a clock on the wall, or everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Local(DateTime),
    Instant(Instant),
}

/// The bytes that aren't what they should be, and why.
pub(super) type Bad = (Range<usize>, Fault);

/// Reads `2026-09-30T17:30`: with a blank for the `T`, with seconds and up to six digits behind their point, with `Z`
/// or an offset such as `+08:00`. Gives what follows it.
pub(super) fn leading_moment(text: &str) -> Result<(Moment, &str), Bad> {
    let mut cursor = Cursor { text, at: 0 };
    let date = cursor.date(Fault::Moment)?;
    cursor
        .one_of(b"Tt ")
        .ok_or_else(|| cursor.rest(Fault::Moment))?;
    let civil = cursor.time(date)?;
    let moment = match cursor.one_of(b"Zz+-") {
        None => Moment::Local(civil),
        Some(sign) => Moment::Instant(cursor.instant(civil, sign)?),
    };
    Ok((moment, cursor.left()))
}

/// Reads a text that is nothing but a moment.
pub(super) fn moment(text: &str) -> Result<Moment, Bad> {
    let (moment, left) = leading_moment(text)?;
    if left.is_empty() {
        Ok(moment)
    } else {
        Err((text.len() - left.len()..text.len(), Fault::Moment))
    }
}

/// Reads `2026-09-30` at the start of a text, and gives what follows it.
pub(super) fn leading_date(text: &str) -> Result<(Date, &str), Bad> {
    let mut cursor = Cursor { text, at: 0 };
    let date = cursor.date(Fault::Date)?;
    Ok((date, cursor.left()))
}

/// Reads a text that is nothing but a date.
pub(super) fn date(text: &str) -> Result<Date, Bad> {
    match leading_date(text)? {
        (date, "") => Ok(date),
        (_, left) => Err((text.len() - left.len()..text.len(), Fault::Date)),
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Four digits, two, two; `form` if they aren't there.
    fn date(&mut self, form: Fault) -> Result<Date, Bad> {
        let start = self.at;
        let written = self.date_numbers();
        let (year, month, day) = written.ok_or((0..self.text.len(), form))?;
        Date::new(year, month, day).map_err(|_| (start..self.at, Fault::NoSuchDate))
    }

    fn date_numbers(&mut self) -> Option<(i16, i8, i8)> {
        let year = self.number(4)?;
        self.one_of(b"-")?;
        let month = self.number(2)?;
        self.one_of(b"-")?;
        let day = self.number(2)?;
        Some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?))
    }

    fn time(&mut self, date: Date) -> Result<DateTime, Bad> {
        let start = self.at;
        let numbers = self.time_numbers();
        let (hour, minute, second) = numbers.ok_or_else(|| self.since(start, Fault::Moment))?;
        let nanos = self.fraction_nanos()?;
        let time = jiff::civil::Time::new(hour, minute, second, nanos);
        time.map(|time| date.to_datetime(time))
            .map_err(|_| (start..self.at, Fault::NoSuchTime))
    }

    fn time_numbers(&mut self) -> Option<(i8, i8, i8)> {
        let hour = self.number(2)?;
        self.one_of(b":")?;
        let minute = self.number(2)?;
        let second = match self.one_of(b":") {
            Some(_) => self.number(2)?,
            None => 0,
        };
        let small = |number| i8::try_from(number).ok();
        Some((small(hour)?, small(minute)?, small(second)?))
    }

    /// The digits behind the second's point; those beyond the sixth are zero.
    fn fraction_nanos(&mut self) -> Result<i32, Bad> {
        let start = self.at;
        if self.one_of(b".").is_none() {
            return Ok(0);
        }
        let (mut nanos, mut unit) = (0, 100_000_000);
        let first = self.at;
        while let Some(digit) = self.number(1) {
            nanos += i32::from(digit) * unit;
            unit /= 10;
            if unit < 100 && digit > 0 {
                return Err((start..self.at, Fault::TooFine));
            }
        }
        if self.at == first {
            return Err(self.since(start, Fault::Moment));
        }
        Ok(nanos)
    }

    /// The instant of a local time whose offset follows.
    fn instant(&mut self, civil: DateTime, sign: u8) -> Result<Instant, Bad> {
        let start = self.at - 1;
        let seconds = match sign {
            b'Z' | b'z' => 0,
            _ => {
                let numbers = self.offset_numbers();
                let (hours, minutes) = numbers.ok_or_else(|| self.since(start, Fault::Moment))?;
                let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
                if minutes > 59 {
                    return Err((start..self.at, Fault::NoSuchOffset));
                }
                if sign == b'-' { -seconds } else { seconds }
            }
        };
        Offset::from_seconds(seconds)
            .and_then(|offset| offset.to_timestamp(civil))
            .map(Instant::from)
            .map_err(|_| (start..self.at, Fault::NoSuchOffset))
    }

    fn offset_numbers(&mut self) -> Option<(i16, i16)> {
        let hours = self.number(2)?;
        self.one_of(b":")?;
        Some((hours, self.number(2)?))
    }

    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<i16> {
        let mut value = 0;
        for byte in self.text.as_bytes().get(self.at..self.at + digits)? {
            value = value * 10 + i16::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        }
        self.at += digits;
        Some(value)
    }

    /// The next byte, if it is one of these.
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if !wanted.contains(&byte) {
            return None;
        }
        self.at += 1;
        Some(byte)
    }

    fn left(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A fault from here to the end.
    fn rest(&self, fault: Fault) -> Bad {
        self.since(self.at, fault)
    }

    /// A fault from a place to the end.
    fn since(&self, start: usize, fault: Fault) -> Bad {
        (start..self.text.len(), fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> Moment {
        Moment::Local(text.parse().unwrap())
    }

    fn instant(text: &str) -> Moment {
        Moment::Instant(Instant::parse_rfc3339(text).unwrap())
    }

    #[test]
    fn moments_as_people_write_them() {
        for (text, expected, left) in [
            ("2026-09-30T17:30", local("2026-09-30T17:30:00"), ""),
            ("2026-09-30 17:30:05", local("2026-09-30T17:30:05"), ""),
            (
                "2026-09-30T17:30:05.123456000/",
                local("2026-09-30T17:30:05.123456"),
                "/",
            ),
            ("2026-09-30t17:30z", instant("2026-09-30T17:30:00Z"), ""),
            (
                "2026-09-30 17:30+05:45 why",
                instant("2026-09-30T11:45:00Z"),
                " why",
            ),
            (
                "2026-09-30T17:30:00-00:30",
                instant("2026-09-30T18:00:00Z"),
                "",
            ),
            ("2024-02-29T00:00", local("2024-02-29T00:00:00"), ""),
        ] {
            assert_eq!(leading_moment(text), Ok((expected, left)), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_shown_in_its_place() {
        for (text, range, fault) in [
            ("", 0..0, Fault::Moment),
            ("2026-9-30T17:30", 0..15, Fault::Moment),
            ("2026-09-30", 10..10, Fault::Moment),
            ("2026-09-30X17:30", 10..16, Fault::Moment),
            ("2026-09-30T17", 11..13, Fault::Moment),
            ("2026-09-30T17:30:", 11..17, Fault::Moment),
            ("2026-09-30T17:30:05.", 19..20, Fault::Moment),
            ("2026-09-30T17:30+0800", 16..21, Fault::Moment),
            ("２０２６-09-30T17:30", 0..24, Fault::Moment),
            ("2025-02-29T17:30", 0..10, Fault::NoSuchDate),
            ("2026-13-01T17:30", 0..10, Fault::NoSuchDate),
            ("2026-09-30T24:00", 11..16, Fault::NoSuchTime),
            ("2026-09-30T17:60", 11..16, Fault::NoSuchTime),
            ("2026-09-30T23:59:60", 11..19, Fault::NoSuchTime),
            ("2026-09-30T17:30+08:60", 16..22, Fault::NoSuchOffset),
            ("2026-09-30T17:30-26:00", 16..22, Fault::NoSuchOffset),
            ("2026-09-30T17:30:05.0000001", 19..27, Fault::TooFine),
            ("2026-09-30T17:30Z ", 17..18, Fault::Moment),
        ] {
            assert_eq!(moment(text), Err((range, fault)), "{text}");
        }
        for (text, range, fault) in [
            ("2026-09-31", 0..10, Fault::NoSuchDate),
            ("20260930", 0..8, Fault::Date),
            ("2026-09-30T17:30", 10..16, Fault::Date),
        ] {
            assert_eq!(date(text), Err((range, fault)), "{text}");
        }
    }
}
