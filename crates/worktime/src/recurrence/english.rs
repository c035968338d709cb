//! Recurrences in English.

use super::fault::{BadRecurrence, BadRecurrenceKind, BadYearlyDayKind};
use super::festival::Festival;
use super::parse::{date, fault, not_a_recurrence, period, steps, within};
use super::{Counted, Nth, Recurrence, StepUnit, YearlyDay, numeral};
use crate::period::Period;
use crate::text::Piece;
use crate::weekday;

/// Reads a text that isn't empty.
pub(super) fn parse(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    // "31st of every month", "the last Friday of each quarter", "lunar 08-15 of every year"
    for separator in [
        " of every ",
        " of each ",
        " in every ",
        " in each ",
        " every ",
        " each ",
    ] {
        if let Some((day, rest)) = text.split_once(separator) {
            return day_within(day.without_prefix(&["on "]), period(rest)?);
        }
    }
    let rest = ["every ", "each "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let Some(rest) = rest.map(Piece::trim) else {
        // "daily", "quarterly"; a festival comes every year by itself: "Mid-Autumn", "the Lantern Festival"
        let name = text.without_prefix(&["the "]).phrase();
        return match Festival::named(&name) {
            Some(festival) => Ok(YearlyDay::from(festival).into()),
            None => period(text).map(Recurrence::Every),
        };
    };
    for separator in [" from ", " starting ", " since "] {
        if let Some((step, from)) = rest.split_once(separator) {
            let (every, unit) = step_of(step).ok_or_else(|| not_a_recurrence(step))?;
            return steps(step.trim(), every, unit, date(from)?);
        }
    }
    if let Some((every, day)) = rest.split_once(" on ") {
        return day_within(day, period(every)?);
    }
    if let Some(weekday) = weekday::in_english(&rest.phrase()) {
        return Ok(Recurrence::Weekday(weekday));
    }
    if let Ok(period) = period(rest) {
        return Ok(Recurrence::Every(period));
    }
    if step_of(rest).is_some() {
        return Err(fault(rest, BadRecurrenceKind::NoStart));
    }
    // "every Mid-Autumn Festival"
    match YearlyDay::read(rest) {
        Ok(day) => Ok(day.into()),
        Err(bad) if bad.kind == BadYearlyDayKind::NotADay => Err(not_a_recurrence(rest)),
        Err(bad) => Err(bad.into()),
    }
}

/// "31st", "the last Friday", "5th working day"; of a week also "Monday", of a year "03-15".
fn day_within(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    let day = day.without_prefix(&["the "]);
    let phrase = day.phrase();
    if let (Period::Week, Some(weekday)) = (period, weekday::in_english(&phrase)) {
        return Ok(Recurrence::Weekday(weekday));
    }
    match counted(&phrase) {
        Some((number, is_from_end, what)) => {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            let nth = if is_from_end {
                Nth::FromEnd(number)
            } else {
                Nth::FromStart(number)
            };
            // "5th of every quarter" may lack its noun, "last of every month" too.
            let what = what
                .or((period == Period::Month && !is_from_end).then_some(Counted::Day))
                .ok_or_else(|| not_a_recurrence(day))?;
            within(day, nth, what, period)
        }
        None if period == Period::Year => Ok(YearlyDay::read(day)?.into()),
        None => Err(not_a_recurrence(day)),
    }
}

/// The number, whether it is counted from the end, and what is counted if that is said.
fn counted(phrase: &str) -> Option<(u32, bool, Option<Counted>)> {
    let (word, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    let (number, is_from_end, rest) = if word == "last" {
        (1, true, rest)
    } else {
        let number = numeral::ordinal(word)?;
        let from_end = ["last", "to last", "from last"]
            .iter()
            .find_map(|words| rest.strip_prefix(words))
            .filter(|rest| rest.is_empty() || rest.starts_with(' '));
        (number, from_end.is_some(), from_end.unwrap_or(rest))
    };
    let what = match rest.trim() {
        "" => None,
        "day" | "calendar day" => Some(Counted::Day),
        "working day" | "business day" | "workday" => Some(Counted::WorkingDay),
        name => Some(Counted::Weekday(weekday::in_english(name)?)),
    };
    Some((number, is_from_end, what))
}

/// "2 weeks", "two weeks", "other week", "week".
fn step_of(text: Piece<'_>) -> Option<(u32, StepUnit)> {
    let phrase = text.phrase();
    let (every, unit) = match phrase.split_once(' ') {
        Some(("other" | "second", unit)) => (2, unit),
        Some((number, unit)) => (numeral::cardinal(number)?, unit),
        None => (1, phrase.as_str()),
    };
    let unit = match unit {
        "day" | "days" => StepUnit::Day,
        "week" | "weeks" => StepUnit::Week,
        "month" | "months" => StepUnit::Month,
        "year" | "years" => StepUnit::Year,
        _ => return None,
    };
    Some((every, unit))
}
