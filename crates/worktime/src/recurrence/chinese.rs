//! Recurrences in Chinese, folded to Simplified.

use super::fault::{BadRecurrence, BadRecurrenceKind, BadYearlyDayKind};
use super::parse::{date, fault, not_a_recurrence, period, steps, within};
use super::{Counted, Nth, Recurrence, StepUnit, YearlyDay, numeral};
use crate::period::Period;
use crate::text::Piece;
use crate::weekday;
use crate::zone::Date;

/// Reads a text with 每 in it.
pub(super) fn parse(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    let (text, from) = start(text)?;
    let rest = text
        .strip_prefix("每")
        .ok_or_else(|| not_a_recurrence(text))?
        .without_prefix(&["逢"]);
    if let Some((every, unit)) = step_of(rest) {
        let from = from.ok_or_else(|| fault(rest, BadRecurrenceKind::NoStart))?;
        return steps(rest, every, unit, from);
    }
    if from.is_some() {
        return Err(not_a_recurrence(rest));
    }
    if let Ok(period) = period(text) {
        return Ok(Recurrence::Every(period));
    }
    match split_period(rest) {
        Some((period, day)) => day_within(day.without_prefix(&["的"]), period),
        None => yearly(rest),
    }
}

/// 自2026-01-05起 or 從2026年1月5日起, before what comes again or after it.
fn start(text: Piece<'_>) -> Result<(Piece<'_>, Option<Date>), BadRecurrence> {
    let words = ["自", "从", "由"];
    let after = words.iter().find_map(|word| strip(text, word));
    if let Some((day, rest)) = after.and_then(|text| text.split_once("起")) {
        let rest = rest.without_prefix(&[",", "、"]);
        return Ok((rest, Some(date(day)?)));
    }
    for word in words {
        if let Some((head, tail)) = text.split_once(word) {
            let day = tail.without_suffix(&["开始", "起"]);
            let head = head.trim().without_suffix(&[",", "、"]);
            return Ok((head, Some(date(day)?)));
        }
    }
    Ok((text, None))
}

fn strip<'a>(text: Piece<'a>, word: &str) -> Option<Piece<'a>> {
    text.strip_prefix(word).map(Piece::trim)
}

/// 2週, 兩個星期, 10天, 3個月.
fn step_of(text: Piece<'_>) -> Option<(u32, StepUnit)> {
    let (every, unit) = numeral::leading(text)?;
    let unit = match unit.phrase().as_str() {
        "天" | "日" => StepUnit::Day,
        "周" | "星期" | "个星期" | "礼拜" | "个礼拜" => StepUnit::Week,
        "个月" => StepUnit::Month,
        "年" => StepUnit::Year,
        _ => return None,
    };
    Some((every, unit))
}

fn split_period(text: Piece<'_>) -> Option<(Period, Piece<'_>)> {
    let words = [
        ("半年度", Period::HalfYear),
        ("半年", Period::HalfYear),
        ("年度", Period::Year),
        ("年", Period::Year),
        ("季度", Period::Quarter),
        ("季", Period::Quarter),
        ("月份", Period::Month),
        ("月", Period::Month),
        ("周", Period::Week),
        ("星期", Period::Week),
        ("礼拜", Period::Week),
    ];
    let text = text.without_prefix(&["个"]);
    words
        .into_iter()
        .find_map(|(word, period)| Some((period, strip(text, word)?)))
}

/// What follows the period: 一 of a week, 31日, 第5個工作日, 最後一個星期五; of a year also a day of it.
fn day_within(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    if let (Period::Week, Some(weekday)) = (period, weekday::by_chinese_number(&day.phrase())) {
        return Ok(Recurrence::Weekday(weekday));
    }
    if let Some((nth, rest)) = nth(day) {
        let what = what(rest).ok_or_else(|| not_a_recurrence(day))?;
        return within(day, nth, what, period);
    }
    match (period, numeral::leading(day)) {
        (Period::Month, Some((number, rest))) if matches!(rest.text, "日" | "号") => {
            let number = u16::try_from(number).unwrap_or(u16::MAX);
            within(day, Nth::FromStart(number), Counted::Day, period)
        }
        (Period::Year, _) => Ok(YearlyDay::read(day)?.into()),
        _ => Err(not_a_recurrence(day)),
    }
}

/// 第5, 最後一, 倒數第2, 首.
fn nth(text: Piece<'_>) -> Option<(Nth, Piece<'_>)> {
    let (is_from_end, text) = if let Some(text) = strip(text, "第") {
        (false, text)
    } else if let Some(text) = strip(text, "首") {
        return Some((Nth::FromStart(1), counted(text)));
    } else if let Some(text) = strip(text, "倒数第") {
        (true, text)
    } else {
        let text = strip(text, "最后")?;
        return match numeral::leading(text) {
            None => Some((Nth::FromEnd(1), counted(text))),
            Some((1, rest)) => Some((Nth::FromEnd(1), counted(rest))),
            // 最後兩個工作日 are two days.
            Some(_) => None,
        };
    };
    let (number, rest) = numeral::leading(text)?;
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    let nth = if is_from_end {
        Nth::FromEnd(number)
    } else {
        Nth::FromStart(number)
    };
    Some((nth, counted(rest)))
}

/// What stands behind the number; 個 may be left out.
fn counted(text: Piece<'_>) -> Piece<'_> {
    text.trim().without_prefix(&["个"])
}

fn what(text: Piece<'_>) -> Option<Counted> {
    match text.phrase().as_str() {
        "日" | "天" => Some(Counted::Day),
        "工作日" | "工作天" => Some(Counted::WorkingDay),
        phrase => weekday::in_chinese(phrase).map(Counted::Weekday),
    }
}

/// 中秋節, 農曆八月十五.
fn yearly(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    match YearlyDay::read(text) {
        Ok(day) => Ok(day.into()),
        Err(bad) if bad.kind == BadYearlyDayKind::NotADay => Err(not_a_recurrence(text)),
        Err(bad) => Err(bad.into()),
    }
}
