//! Times as the cast writes them: lengths, spans of lengths, hours of a day, days of the week, days of the demonstration.

use jiff::civil::{Time, Weekday};
use worktime::{Micros, micros};

/// A span of lengths, or of instants reckoned from an act; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Between {
    pub(super) least: Micros,
    pub(super) most: Micros,
}

/// `"20 hours"`, `"-6 minutes..-1 minute"`.
pub(super) fn between(text: &str) -> Option<Between> {
    let (least, most) = match text.split_once("..") {
        Some((least, most)) => (length(least)?, length(most)?),
        None => (length(text)?, length(text)?),
    };
    (least <= most).then_some(Between { least, most })
}

/// `"+20 hours"`, `"1 minute"`, `"0 minutes"`, `"-3 days"`.
pub(super) fn length(text: &str) -> Option<Micros> {
    let (number, unit) = text.trim().split_once(' ')?;
    let unit = match unit.trim() {
        "minute" | "minutes" => micros::MINUTE,
        "hour" | "hours" => micros::HOUR,
        "day" | "days" => micros::DAY,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(unit)
}

/// `"09:00-18:00"`: from and until on one day.
pub(super) fn hours(text: &str) -> Option<(Time, Time)> {
    let (from, until) = text.split_once('-')?;
    let (from, until) = (time(from)?, time(until)?);
    (from < until).then_some((from, until))
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// `"mon-fri"`, `"sun-thu"`, `"sat"`: which days of the week, Monday first.
pub(super) fn weekdays(text: &str) -> Option<[bool; 7]> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (weekday(first)?, weekday(last)?);
    let mut days = [false; 7];
    let mut day = first;
    loop {
        *days.get_mut(usize::try_from(day.to_monday_zero_offset()).ok()?)? = true;
        if day == last {
            return Some(days);
        }
        day = day.next();
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.trim() {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// `"day 46..47"`: days of the demonstration, both included.
pub(super) fn days(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.trim().strip_prefix("day ")?.split_once("..")?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (1 <= first && first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_spans() {
        assert_eq!(length("+20 hours"), Some(20 * micros::HOUR));
        assert_eq!(length("0 minutes"), Some(0));
        let before = Between {
            least: -6 * micros::MINUTE,
            most: -micros::MINUTE,
        };
        assert_eq!(between("-6 minutes..-1 minute"), Some(before));
        for bad in ["", "20", "hours", "20 weeks", "x hours"] {
            assert_eq!(length(bad), None, "{bad}");
        }
        assert_eq!(between("3 hours..2 hours"), None);
    }

    #[test]
    fn hours_and_days() {
        assert_eq!(
            hours("09:00-18:30").map(|(from, until)| (from.hour(), until.minute())),
            Some((9, 30))
        );
        assert_eq!(hours("18:00-09:00"), None);
        assert_eq!(
            weekdays("sun-thu"),
            Some([true, true, true, true, false, false, true])
        );
        assert_eq!(weekdays("mon-sun"), Some([true; 7]));
        assert_eq!(weekdays("xyz"), None);
        assert_eq!(days("day 46..47"), Some((46, 47)));
        assert_eq!(days("day 0..1"), None);
    }
}
