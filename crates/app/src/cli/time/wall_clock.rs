//! Between instants and what the clock on a wall shows, with the two hours a year in which that isn't one to one.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use worktime::Instant;

/// The clock of a zone.
#[derive(Clone)]
pub(super) struct WallClock(TimeZone);

/// What is odd about a local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    /// The clock was put forward over it.
    Skipped,
    /// The clock was put back, so that it shows it twice: here is the second time.
    Twice(Instant),
}

impl WallClock {
    /// The clock of an IANA zone.
    pub(super) fn named(zone: &str) -> Option<Self> {
        TimeZone::get(zone).ok().map(Self)
    }

    /// The instant of a local time. Of one that comes twice the first; one that is skipped is as much later as the
    /// clock was put forward, as everywhere in this program.
    pub(super) fn instant(&self, civil: DateTime) -> (Instant, Option<Oddity>) {
        let at = |offset: Offset| {
            let edge = if civil.year() < 0 {
                Timestamp::MIN
            } else {
                Timestamp::MAX
            };
            Instant::from(offset.to_timestamp(civil).unwrap_or(edge))
        };
        match self.0.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => (at(offset), None),
            AmbiguousOffset::Gap { before, .. } => (at(before), Some(Oddity::Skipped)),
            AmbiguousOffset::Fold { before, after } => (at(before), Some(Oddity::Twice(at(after)))),
        }
    }

    /// RFC 3339 with the zone's offset, to the second, or to the microsecond where there are any.
    pub(super) fn text(&self, at: Instant) -> String {
        let mut text = Vec::new();
        self.write(at, &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Writes the same at the end of `out`.
    pub(super) fn write(&self, at: Instant, out: &mut Vec<u8>) {
        let edge = if at.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        let stamp = Timestamp::from_microsecond(at.0).unwrap_or(edge);
        // Before there were zones, offsets had seconds; RFC 3339 knows none, but the instant stays the same.
        let minutes = self.0.to_offset(stamp).seconds() / 60;
        let offset = Offset::from_seconds(minutes * 60).unwrap_or(Offset::UTC);
        write_civil(offset.to_datetime(stamp), out);
        let (sign, minutes) = if minutes < 0 {
            (b'-', -minutes)
        } else {
            (b'+', minutes)
        };
        out.push(sign);
        push_digits(minutes / 60, 2, out);
        out.push(b':');
        push_digits(minutes % 60, 2, out);
    }
}

fn write_civil(civil: DateTime, out: &mut Vec<u8>) {
    write_date(civil.date(), out);
    out.push(b'T');
    push_digits(civil.hour().into(), 2, out);
    out.push(b':');
    push_digits(civil.minute().into(), 2, out);
    out.push(b':');
    push_digits(civil.second().into(), 2, out);
    let micros = civil.subsec_nanosecond() / 1000;
    if micros > 0 {
        out.push(b'.');
        push_digits(micros, 6, out);
    }
}

/// Writes `2026-09-30`; years have four digits.
pub(super) fn write_date(date: jiff::civil::Date, out: &mut Vec<u8>) {
    push_digits(date.year().into(), 4, out);
    out.push(b'-');
    push_digits(date.month().into(), 2, out);
    out.push(b'-');
    push_digits(date.day().into(), 2, out);
}

/// The last digits of a number that isn't negative.
fn push_digits(number: i32, digits: u32, out: &mut Vec<u8>) {
    for place in (0..digits).rev() {
        let digit = number / 10_i32.pow(place) % 10;
        out.push(b'0' + u8::try_from(digit).unwrap_or_default());
    }
}
