//! From text to recurrence: what both languages share.

use super::fault::{BadRecurrence, BadRecurrenceKind};
use super::{Counted, DayInPeriod, LONGEST_RECURRENCE_BYTES, Nth, Recurrence, StepUnit, Steps};
use super::{chinese, english, numeral};
use crate::horizon;
use crate::period::Period;
use crate::text::{Folded, Piece};
use crate::zone::Date;

pub(super) fn parse(original: &str) -> Result<Recurrence, BadRecurrence> {
    let whole = |kind| {
        Err(BadRecurrence {
            range: 0..original.len(),
            kind,
        })
    };
    if original.len() > LONGEST_RECURRENCE_BYTES {
        return whole(BadRecurrenceKind::TooLong);
    }
    let folded = Folded::new(original);
    let text = folded.piece().trim();
    if text.text.is_empty() {
        return whole(BadRecurrenceKind::Empty);
    }
    if text.text.contains('每') {
        chinese::parse(text)
    } else {
        english::parse(text)
    }
}

pub(super) fn fault(text: Piece<'_>, kind: BadRecurrenceKind) -> BadRecurrence {
    BadRecurrence {
        range: text.range(),
        kind,
    }
}

pub(super) fn not_a_recurrence(text: Piece<'_>) -> BadRecurrence {
    fault(text, BadRecurrenceKind::NotARecurrence)
}

pub(super) fn period(text: Piece<'_>) -> Result<Period, BadRecurrence> {
    Period::parse(text.trim().text).map_err(|_| not_a_recurrence(text))
}

/// The day itself is at fault, not the period, if the two don't go together.
pub(super) fn within(
    day: Piece<'_>,
    nth: Nth,
    what: Counted,
    period: Period,
) -> Result<Recurrence, BadRecurrence> {
    DayInPeriod::new(nth, what, period)
        .map(Recurrence::Within)
        .ok_or_else(|| fault(day, BadRecurrenceKind::NoSuchDay))
}

pub(super) fn steps(
    number: Piece<'_>,
    every: u32,
    unit: StepUnit,
    from: Date,
) -> Result<Recurrence, BadRecurrence> {
    Steps::new(every, unit, from)
        .map(Recurrence::Steps)
        .ok_or_else(|| fault(number, BadRecurrenceKind::BadStep))
}

/// Reads 2026-01-05 or 2026年1月5日, of the years that every calendar knows.
pub(super) fn date(text: Piece<'_>) -> Result<Date, BadRecurrence> {
    let text = text.trim();
    let known = |date: &Date| horizon::dates().contains(date);
    iso_date(text.text)
        .or_else(|| chinese_date(text.text))
        .filter(known)
        .ok_or_else(|| fault(text, BadRecurrenceKind::NotADate))
}

fn iso_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    made(year, month, day)
}

fn chinese_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = ["日", "号"].iter().find_map(|end| rest.strip_suffix(end))?;
    made(year, month, day)
}

fn made(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str| i8::try_from(numeral::whole(text.trim())?).ok();
    Date::new(
        is_year.then(|| year.parse().ok()).flatten()?,
        number(month)?,
        number(day)?,
    )
    .ok()
}
