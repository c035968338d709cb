//! Recurrences in English.

mod day;

use super::fault::{BadRecurrence, BadRecurrenceKind};
use super::parse::{
    alone, date, fault, last_day, not_a_recurrence, one_day, period, steps, yearly,
};
use super::{Recurrence, StepUnit, numeral, times};
use crate::period::Period;
use crate::span::Weekday;
use crate::text::Piece;
use crate::weekday;
use crate::zone::Date;

/// Reads a text that isn't empty.
pub(super) fn parse(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    let Some(rest) = times::in_english(text)? else {
        return how_often(text);
    };
    // "once a year", "once every quarter"
    match rest.strip_any(&["a ", "an ", "per "]) {
        Some(rest) => after_every(rest.trim()),
        None => how_often(rest),
    }
}

fn how_often(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
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
            return day::within_period(day, period(rest)?);
        }
    }
    match text.strip_any(&["every ", "each "]) {
        Some(rest) => after_every(rest.trim()),
        None => without_every(text),
    }
}

/// "quarterly", "monthly on the 5th", "first Monday of the month", "Mondays", "Mid-Autumn".
fn without_every(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    if let Ok(period) = period(text) {
        return Ok(Recurrence::Every(period));
    }
    if let Some((day, rest)) = text.split_once(" of the ")
        && let Ok(period) = period(rest)
    {
        return day::within_period(day, period);
    }
    if let Some((period, day)) = period_and_day(text) {
        return day::within_period(day, period);
    }
    if text.phrase() == "fortnightly" {
        return Err(fault(text, BadRecurrenceKind::NoStart));
    }
    let days = text.without_prefix(&["on "]);
    if let Some(weekday) = days.strip_suffix("s").and_then(weekday_of) {
        return Ok(Recurrence::Weekday(weekday));
    }
    alone(text.without_prefix(&["the "])).map_err(|bad| several(bad, days))
}

/// Reads what follows "every".
fn after_every(rest: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    for separator in [" from ", " starting ", " since "] {
        if let Some((step, from)) = rest.split_once(separator) {
            let (every, unit, weekday) = step_of(step).ok_or_else(|| not_a_recurrence(step))?;
            let from = date(from)?;
            let from = weekday.map_or(Some(from), |weekday| first_on(weekday, from));
            let from = from.ok_or_else(|| fault(rest, BadRecurrenceKind::NotADate))?;
            return steps(step.trim(), every, unit, from);
        }
    }
    if let Some((period, day)) = period_and_day(rest) {
        return day::within_period(day, period);
    }
    if let Some(weekday) = weekday_of(rest) {
        return Ok(Recurrence::Weekday(weekday));
    }
    if let Ok(period) = period(rest.without_prefix(&["1 ", "one "])) {
        return Ok(Recurrence::Every(period));
    }
    if step_of(rest).is_some() {
        return Err(fault(rest, BadRecurrenceKind::NoStart));
    }
    // "every month-end"; a week's may be its weekend.
    if let Some(end) = rest.strip_suffix("end")
        && let Ok(period) = period(end.without_suffix(&["-"]))
        && period != Period::Week
    {
        return last_day(rest, period);
    }
    // "every Mid-Autumn Festival"
    yearly(rest).map_err(|bad| match (bad.kind, rest.split_once(" on ")) {
        (BadRecurrenceKind::NotARecurrence, None) => several(bad, rest),
        (BadRecurrenceKind::NotARecurrence, Some((every, _))) => not_a_recurrence(every),
        _ => bad,
    })
}

/// "month on the 5th", "quarterly by the 5th working day".
fn period_and_day(text: Piece<'_>) -> Option<(Period, Piece<'_>)> {
    [" on ", " by ", " at ", " no later than "]
        .iter()
        .filter_map(|word| text.split_once(word))
        .find_map(|(every, day)| Some((period(every).ok()?, day.trim())))
}

/// Why days can't be read, if they aren't one.
fn several(bad: BadRecurrence, days: Piece<'_>) -> BadRecurrence {
    match days.phrase().as_str() {
        "weekday" | "weekdays" => return fault(days, BadRecurrenceKind::WhichDays),
        "weekend" | "weekends" => return fault(days, BadRecurrenceKind::SeveralDays),
        _ => {}
    }
    one_day(bad, days, &day::BETWEEN, |day| {
        let is_weekday = |day| weekday_of(day).is_some();
        is_weekday(day) || day.strip_suffix("s").is_some_and(is_weekday) || yearly(day).is_ok()
    })
}

fn weekday_of(text: Piece<'_>) -> Option<Weekday> {
    weekday::in_english(&text.phrase())
}

/// "2 weeks", "two weeks", "other week", "week", "fortnight"; "other Friday", "2 weeks on Friday".
fn step_of(text: Piece<'_>) -> Option<(u32, StepUnit, Option<Weekday>)> {
    let (steps, weekday) = match text.split_once(" on ") {
        Some((steps, day)) => (steps, Some(weekday_of(day)?)),
        None => (text, None),
    };
    let phrase = steps.phrase();
    let (every, unit) = match phrase.split_once(' ') {
        Some(("other", day)) if weekday::in_english(day).is_some() => {
            return Some((2, StepUnit::Week, weekday::in_english(day)));
        }
        Some(("other" | "second", unit)) => (2, unit),
        Some((number, unit)) => (numeral::cardinal(number)?, unit),
        None if phrase == "fortnight" => (2, "week"),
        None => (1, phrase.as_str()),
    };
    let unit = match unit {
        "day" | "days" => StepUnit::Day,
        "week" | "weeks" => StepUnit::Week,
        "month" | "months" => StepUnit::Month,
        "year" | "years" => StepUnit::Year,
        _ => return None,
    };
    let fits = weekday.is_none() || unit == StepUnit::Week;
    fits.then_some((every, unit, weekday))
}

/// The date if it is this day of the week, else the next one that is.
fn first_on(weekday: Weekday, from: Date) -> Option<Date> {
    let days = from.weekday().until(weekday);
    from.checked_add(jiff::Span::new().days(days)).ok()
}
