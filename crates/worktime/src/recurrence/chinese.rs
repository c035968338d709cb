//! Recurrences in Chinese, folded to Simplified.

mod day;

use super::fault::{BadRecurrence, BadRecurrenceKind};
use super::parse::{alone, date, fault, not_a_recurrence, one_day, period, steps, yearly};
use super::{Recurrence, StepUnit, numeral, times};
use crate::period::Period;
use crate::text::Piece;
use crate::zone::Date;

/// Reads a text with 每 in it.
pub(super) fn parse(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    let (text, from) = start(text)?;
    let rest = text
        .strip_prefix("每")
        .ok_or_else(|| not_a_recurrence(text))?
        .without_prefix(&["逢"]);
    after_every(rest, from)
}

/// Reads a text without: 一年一次, 季度, or a day that comes every year by itself, 正月初一.
pub(super) fn parse_bare(text: Piece<'_>) -> Result<Recurrence, BadRecurrence> {
    match (times::in_chinese(text)?, period(text)) {
        (Some(rest), _) => after_every(rest, None),
        (None, Ok(period)) => Ok(Recurrence::Every(period)),
        (None, Err(_)) => alone(text),
    }
}

/// Reads what follows 每.
fn after_every(rest: Piece<'_>, from: Option<Date>) -> Result<Recurrence, BadRecurrence> {
    let rest = times::in_chinese(rest)?.unwrap_or(rest);
    if let Some(from) = from {
        let (every, unit) = step_of(rest).ok_or_else(|| not_a_recurrence(rest))?;
        return steps(rest, every, unit, from);
    }
    if let Some(period) = every_period(rest) {
        return Ok(Recurrence::Every(period));
    }
    if step_of(rest).is_some() {
        return Err(fault(rest, BadRecurrenceKind::NoStart));
    }
    if matches!(rest.without_prefix(&["个"]).text, "平日") {
        return Err(fault(rest, BadRecurrenceKind::WhichDays));
    }
    match split_period(rest) {
        Some((period, day)) => day::within_period(day.without_prefix(&["的"]), period),
        // 每逢中秋, 每8月15日
        None => {
            yearly(rest).map_err(|bad| one_day(bad, rest, &day::BETWEEN, |day| yearly(day).is_ok()))
        }
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
        let Some((head, tail)) = split_last(text, word) else {
            continue;
        };
        let day = tail.without_suffix(&["开始", "起"]);
        // 自 is a part of 自然日 too, so a date has to be meant.
        let is_date = day.text.starts_with(|c: char| c.is_ascii_digit());
        if is_date || day.text.len() < tail.text.len() {
            let head = head.trim().without_suffix(&[",", "、"]);
            return Ok((head, Some(date(day)?)));
        }
    }
    Ok((text, None))
}

/// What stands before and after the last place of a word.
fn split_last<'a>(text: Piece<'a>, word: &str) -> Option<(Piece<'a>, Piece<'a>)> {
    let (head, tail) = text.text.rsplit_once(word)?;
    let before = text.strip_suffix(tail)?.strip_suffix(word)?;
    let after = text.strip_prefix(head)?.strip_prefix(word)?;
    Some((before, after))
}

fn strip<'a>(text: Piece<'a>, word: &str) -> Option<Piece<'a>> {
    text.strip_prefix(word).map(Piece::trim)
}

/// 工作日, 個自然月, 一個季度.
fn every_period(text: Piece<'_>) -> Option<Period> {
    let text = match numeral::leading(text) {
        // 1月 is January.
        Some((1, rest)) if rest.text != "月" => rest,
        _ => text,
    };
    period(whole_period(text)).ok()
}

/// A period without 個, and without 自然, which says that it is the calendar's.
fn whole_period(text: Piece<'_>) -> Piece<'_> {
    text.without_prefix(&["个"]).without_prefix(&["自然"])
}

/// 2週, 兩個星期, 10天, 3個月, 隔一週, 雙週; 週 alone is a single one.
fn step_of(text: Piece<'_>) -> Option<(u32, StepUnit)> {
    if let Some(unit) = strip(text, "隔") {
        // 隔兩週 may be every second or every third, 隔一週 is every second.
        return match numeral::leading(unit) {
            Some((1, unit)) => Some((2, unit_of(unit)?)),
            Some(_) => None,
            None => Some((2, unit_of(unit)?)),
        };
    }
    if let Some(unit) = text.strip_any(&["双", "雙"]) {
        // 雙月 may be the even ones, of weeks nobody means that.
        return unit_of(unit)
            .filter(|unit| *unit == StepUnit::Week)
            .map(|unit| (2, unit));
    }
    match numeral::leading(text) {
        Some((every, unit)) => Some((every, unit_of(unit)?)),
        None if text.text == "月" => Some((1, StepUnit::Month)),
        None => Some((1, unit_of(text)?)),
    }
}

fn unit_of(text: Piece<'_>) -> Option<StepUnit> {
    match text.phrase().as_str() {
        "天" | "日" => Some(StepUnit::Day),
        "周" | "星期" | "个星期" | "礼拜" | "个礼拜" => Some(StepUnit::Week),
        "个月" => Some(StepUnit::Month),
        "年" => Some(StepUnit::Year),
        _ => None,
    }
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
        ("月度", Period::Month),
        ("月", Period::Month),
        ("周", Period::Week),
        ("星期", Period::Week),
        ("礼拜", Period::Week),
    ];
    let text = whole_period(text);
    words
        .into_iter()
        .find_map(|(word, period)| Some((period, strip(text, word)?)))
}
