//! A time of day: 18:00, "6 pm", 下午6點半, noon. An hour without a half of the day is one of 24.

use super::{BadLength, BadLengthKind, number};
use crate::numeral;
use crate::text::Piece;

const MINUTES_AN_HOUR: u32 = 60;
const MINUTES_A_DAY: u32 = 24 * MINUTES_AN_HOUR;
const NOON: u32 = 12;

/// Reads the time of day at the head of a text, in minutes after midnight, and gives what follows.
/// None if it is something else; an error if it is a time that doesn't exist or could be two.
pub(super) fn clock(text: Piece<'_>) -> Option<Result<(u16, Piece<'_>), BadLength>> {
    let (part, after_part) = if number::begins_with_figure(text) {
        (None, text)
    } else {
        part_of_day(&PARTS, text)
    };
    let bad = |rest| BadLength::new(text.until(rest), BadLengthKind::BadTime);
    let Some((face, rest)) = face(after_part) else {
        return match part? {
            Part::Noon => Some(Ok((720, after_part))),
            _ => Some(Err(bad(after_part))),
        };
    };
    let (half, rest) = match part {
        None => part_of_day(&HALVES, rest.trim()),
        Some(_) if !face.is_marked => return Some(Err(bad(rest))),
        Some(_) => (part, rest),
    };
    if !face.is_marked && half.is_none() {
        return None;
    }
    let minute = face.minute_of_day(half).and_then(|n| u16::try_from(n).ok());
    Some(minute.map_or_else(|| Err(bad(rest)), |minute| Ok((minute, rest))))
}

/// Which part of the day an hour belongs to.
#[derive(Clone, Copy)]
enum Part {
    SmallHours,
    Morning,
    Noon,
    Afternoon,
    Evening,
    /// The start or the end of a day: nobody knows which.
    Midnight,
    Am,
    Pm,
}

const PARTS: [(&str, Part); 17] = [
    ("凌晨", Part::SmallHours),
    ("上午", Part::Morning),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("清晨", Part::Morning),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("下午", Part::Afternoon),
    ("傍晚", Part::Afternoon),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("晚", Part::Evening),
    ("午夜", Part::Midnight),
    ("半夜", Part::Midnight),
    ("noon", Part::Noon),
    ("midday", Part::Noon),
    ("midnight", Part::Midnight),
];

fn part_of_day<'a>(parts: &[(&str, Part)], text: Piece<'a>) -> (Option<Part>, Piece<'a>) {
    let part = |(name, part): &(&str, Part)| Some((Some(*part), text.strip_word(name)?));
    parts.iter().find_map(part).unwrap_or((None, text))
}

/// What follows an hour in English.
const HALVES: [(&str, Part); 5] = [
    ("am", Part::Am),
    ("pm", Part::Pm),
    ("a.m.", Part::Am),
    ("p.m.", Part::Pm),
    ("noon", Part::Noon),
];

/// What a clock shows.
struct Face {
    hour: u32,
    minute: u32,
    /// Whether a colon or 點 says that this is a time.
    is_marked: bool,
}

impl Face {
    fn minute_of_day(&self, part: Option<Part>) -> Option<u32> {
        let hour = self.hour;
        let hour = match part {
            None => Some(hour),
            Some(Part::SmallHours) => (hour < 6).then_some(hour),
            Some(Part::Morning) => (hour < NOON).then_some(hour),
            Some(Part::Noon) => match hour {
                11 | 12 => Some(hour),
                1 | 2 => Some(hour + NOON),
                _ => None,
            },
            Some(Part::Afternoon) => match hour {
                1..=11 => Some(hour + NOON),
                12..=23 => Some(hour),
                _ => None,
            },
            Some(Part::Evening) => match hour {
                5..=11 => Some(hour + NOON),
                17..=24 => Some(hour),
                _ => None,
            },
            Some(Part::Midnight) => None,
            // 12 am is midnight, of which nobody knows whether it begins the day or ends it.
            Some(Part::Am) if hour == NOON && self.minute == 0 => None,
            Some(Part::Am) => (1..=NOON).contains(&hour).then_some(hour % NOON),
            Some(Part::Pm) => (1..=NOON).contains(&hour).then_some(hour % NOON + NOON),
        }?;
        let minute = hour
            .checked_mul(MINUTES_AN_HOUR)?
            .checked_add(self.minute)?;
        (self.minute < MINUTES_AN_HOUR && minute <= MINUTES_A_DAY).then_some(minute)
    }
}

/// A number of hours, and of minutes if they follow.
fn face(text: Piece<'_>) -> Option<(Face, Piece<'_>)> {
    let (hour, rest) = count(text)?;
    let face = |minute, is_marked| Face {
        hour,
        minute,
        is_marked,
    };
    if let Some(after) = rest.strip_prefix(":") {
        let (digits, rest) = after.split_leading(|c| c.is_ascii_digit());
        let minute = digits.text.parse().ok().filter(|_| digits.text.len() == 2);
        return Some((face(minute.unwrap_or(MINUTES_AN_HOUR), true), rest));
    }
    let Some(after) = rest.strip_any(&["点", "时"]) else {
        return Some((face(0, false), rest));
    };
    if let Some(rest) = after.strip_any(&["钟", "整"]) {
        return Some((face(0, true), rest));
    }
    if let Some(rest) = after.strip_prefix("半") {
        return Some((face(30, true), rest));
    }
    let after = after.strip_prefix("零").unwrap_or(after);
    let (minute, rest) = count(after).unwrap_or((0, after));
    let rest = rest.strip_prefix("分").unwrap_or(rest);
    Some((face(minute, true), rest))
}

/// A number of hours or minutes; one that is far too large stays so.
fn count(text: Piece<'_>) -> Option<(u32, Piece<'_>)> {
    let (digits, rest) = text.split_leading(|c| c.is_ascii_digit());
    if !digits.is_empty() {
        return Some((digits.text.parse().unwrap_or(MINUTES_A_DAY), rest));
    }
    let (run, rest) = text.split_leading(numeral::belongs);
    let value = numeral::value(run.text)?;
    Some((u32::try_from(value).unwrap_or(MINUTES_A_DAY), rest))
}
