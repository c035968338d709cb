//! The day of a period in English: "31st", "the last Friday", "5th working day", "end".

use crate::period::Period;
use crate::recurrence::fault::BadRecurrence;
use crate::recurrence::parse::{last_day, not_a_recurrence, of_first_month, one_day, within};
use crate::recurrence::{Counted, Nth, Recurrence, YearlyDay, numeral};
use crate::text::Piece;
use crate::weekday;

/// What stands between several days.
pub(super) const BETWEEN: [&str; 9] = [
    ",",
    " and ",
    " or ",
    " to ",
    " through ",
    "&",
    "/",
    "-",
    "~",
];

/// A day is due by its end, so "by" says nothing more.
const BEFORE: [&str; 6] = [
    "on or before ",
    "no later than ",
    "not later than ",
    "by ",
    "on ",
    "at ",
];

/// "31st", "the last Friday", "5th working day"; of a week also "Monday", of a year "03-15".
pub(super) fn within_period(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    let day = day.without_prefix(&BEFORE).without_prefix(&["the "]);
    let is_one = |day: Piece<'_>| read(day.without_prefix(&["the "]), period).is_ok();
    read(day, period).map_err(|bad| one_day(bad, day, &BETWEEN, is_one))
}

fn read(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    let phrase = day.phrase();
    if let (Period::Week, Some(weekday)) = (period, weekday::in_english(&phrase)) {
        return Ok(Recurrence::Weekday(weekday));
    }
    if phrase == "end" {
        return last_day(day, period);
    }
    if let Some(date) = day.strip_suffix(" of the first month") {
        return match counted(&date.phrase()) {
            Some((number, false, None | Some(Counted::Day))) => {
                of_first_month(date, number, period)
            }
            _ => Err(not_a_recurrence(day)),
        };
    }
    match counted(&phrase) {
        Some((number, is_from_end, what)) => {
            let nth = if is_from_end {
                Nth::FromEnd(number)
            } else {
                Nth::FromStart(number)
            };
            // "5th of every month" may lack its noun; of a quarter it might be a working day or a
            // week, and "last of every month" is what is left of something.
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
fn counted(phrase: &str) -> Option<(u16, bool, Option<Counted>)> {
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
        "working day" | "business day" | "work day" | "workday" => Some(Counted::WorkingDay),
        name => Some(Counted::Weekday(weekday::in_english(name)?)),
    };
    Some((u16::try_from(number).unwrap_or(u16::MAX), is_from_end, what))
}
