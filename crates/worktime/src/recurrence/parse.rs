//! From text to recurrence: what both languages share.

use super::fault::{BadRecurrence, BadRecurrenceKind, BadYearlyDayKind};
use super::{
    Counted, DayInPeriod, LONGEST_RECURRENCE_BYTES, Nth, Recurrence, StepUnit, Steps, YearlyDay,
};
use super::{chinese, english, month, numeral};
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
    } else if text.text.contains(|c: char| c.is_ascii_alphabetic()) {
        english::parse(text)
    } else {
        chinese::parse_bare(text)
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

/// A period by any of its names; a calendar month is a month.
pub(super) fn period(text: Piece<'_>) -> Result<Period, BadRecurrence> {
    let name = text.trim().without_prefix(&["calendar "]);
    if matches!(name.text, "work day" | "营业日") {
        return Ok(Period::WorkingDay);
    }
    Period::parse(name.text).map_err(|_| not_a_recurrence(text))
}

/// A day that comes every year by itself: a festival, New Year's Day, or one of the lunar calendar.
/// Any other date alone may be meant once.
pub(super) fn alone(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    match yearly(text)? {
        Recurrence::Yearly(day)
            if !day.is_lunar() && YearlyDay::named(&text.phrase()).is_none() =>
        {
            Err(not_a_recurrence(text))
        }
        recurrence => Ok(recurrence),
    }
}

/// 中秋節, "03-15".
pub(super) fn yearly(day: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    YearlyDay::read(day)
        .map(Recurrence::Yearly)
        .map_err(|bad| match bad.kind {
            BadYearlyDayKind::NotADay => not_a_recurrence(day),
            _ => bad.into(),
        })
}

/// What is the matter with days that can't be read as one: if the last of several can, then that
/// they are several.
pub(super) fn one_day(
    bad: BadRecurrence,
    days: Piece<'_>,
    between: &[&str],
    is_one: impl Fn(Piece<'_>) -> bool,
) -> BadRecurrence {
    let is_unread = matches!(
        bad.kind,
        BadRecurrenceKind::NotARecurrence | BadRecurrenceKind::YearlyDay(BadYearlyDayKind::NotADay)
    );
    let ends_with_one = |word: &str| {
        let (head, last) = days.text.rsplit_once(word).unwrap_or_default();
        let is_last = !head.is_empty() && !last.is_empty();
        let last = days
            .strip_prefix(head)
            .and_then(|rest| rest.strip_prefix(word));
        is_last && last.is_some_and(|last| is_one(last.trim()))
    };
    if is_unread && between.iter().any(|word| ends_with_one(word)) {
        return fault(days, BadRecurrenceKind::SeveralDays);
    }
    bad
}

/// The last day of each period; of days each is its own.
pub(super) fn last_day(place: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    match period {
        Period::Day | Period::WorkingDay => Ok(Recurrence::Every(period)),
        _ => within(place, Nth::FromEnd(1), Counted::Day, period),
    }
}

/// A date of the first month of each longer period, which is the period's date of the same number,
/// if every first month has it.
pub(super) fn of_first_month(
    day: Piece<'_>,
    number: u16,
    period: Period,
) -> Result<Recurrence, BadRecurrence> {
    let most = match period {
        // A quarter begins with April, which has 30 days.
        Period::Quarter => 30,
        Period::HalfYear | Period::Year => 31,
        Period::Day | Period::WorkingDay | Period::Week | Period::Month => {
            return Err(not_a_recurrence(day));
        }
    };
    if number > most {
        return Err(fault(day, BadRecurrenceKind::NoSuchDay));
    }
    within(day, Nth::FromStart(number), Counted::Day, period)
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

/// Reads 2026-01-05, 2026年1月5日 or "5 January 2026", of the years that every calendar knows.
pub(super) fn date(text: Piece<'_>) -> Result<Date, BadRecurrence> {
    let text = text.trim();
    let known = |date: &Date| horizon::dates().contains(date);
    iso_date(text.text)
        .or_else(|| chinese_date(text.text))
        .or_else(|| month::date(&text.phrase()))
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
