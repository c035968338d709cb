//! The day of a period in Chinese: 31日, 第5個工作日, 最後一個星期五, 首月15日.

use super::strip;
use crate::period::Period;
use crate::recurrence::fault::{BadRecurrence, BadRecurrenceKind};
use crate::recurrence::parse::{
    fault, last_day, not_a_recurrence, of_first_month, one_day, within,
};
use crate::recurrence::{Counted, Nth, Recurrence, YearlyDay, numeral};
use crate::text::Piece;
use crate::weekday;

/// What stands between several days.
pub(super) const BETWEEN: [&str; 11] =
    [",", "和", "与", "與", "及", "或", "至", "到", "~", "-", "/"];

/// What follows the period: 一 of a week, 31日, 第5個工作日, 最後一個星期五; of a year also a day of it.
pub(super) fn within_period(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    if period == Period::Week && are_several_weekdays(day.text) {
        return Err(fault(day, BadRecurrenceKind::SeveralDays));
    }
    let is_one = |day: Piece<'_>| {
        let counted = numeral::leading(day).and_then(|(_, rest)| what(counted(rest)));
        counted.is_some() || by_its_end(day, period).is_ok()
    };
    by_its_end(day, period).map_err(|bad| one_day(bad, day, &BETWEEN, is_one))
}

/// 一三五, 末.
fn are_several_weekdays(text: &str) -> bool {
    let is_one = |c: char| weekday::by_chinese_number(c.encode_utf8(&mut [0; 4])).is_some();
    text == "末" || (text.chars().count() > 1 && text.chars().all(is_one))
}

/// A day with 前 behind it, which is due by its end as well. A festival has none: its eve may be
/// meant.
fn by_its_end(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    let until = day.without_suffix(&["以前", "之前", "前"]);
    let is_date = until.text.ends_with(['日', '号']);
    match read(until, period)? {
        Recurrence::Yearly(_) if until.text.len() < day.text.len() && !is_date => {
            Err(not_a_recurrence(day))
        }
        recurrence => Ok(recurrence),
    }
}

fn read(day: Piece<'_>, period: Period) -> Result<Recurrence, BadRecurrence> {
    if let (Period::Week, Some(weekday)) = (period, weekday::by_chinese_number(&day.phrase())) {
        return Ok(Recurrence::Weekday(weekday));
    }
    if is_end(day.text, period) {
        return last_day(day, period);
    }
    if let Some(day) = day.strip_any(&["首月", "首个月", "第一个月", "第1个月"]) {
        let day = day.without_prefix(&["的"]);
        let number = date_number(day).ok_or_else(|| not_a_recurrence(day))?;
        return of_first_month(day, number, period);
    }
    if let Some((nth, rest)) = nth(day) {
        let what = what(rest).ok_or_else(|| not_a_recurrence(day))?;
        return within(day, nth, what, period);
    }
    match (period, date_number(day)) {
        (Period::Month, Some(number)) => within(day, Nth::FromStart(number), Counted::Day, period),
        (Period::Year, _) => Ok(YearlyDay::read(day)?.into()),
        _ => Err(not_a_recurrence(day)),
    }
}

/// 底 of a month, 末 of a quarter, 年底 of a year; 末 of a week is its weekend.
fn is_end(text: &str, period: Period) -> bool {
    match text {
        "底" | "末" | "末日" => period != Period::Week,
        "月底" | "月末" => period == Period::Month,
        "季底" | "季末" | "季度末" => period == Period::Quarter,
        "年底" | "年末" => period == Period::Year,
        _ => false,
    }
}

/// 31日, 三十一號.
fn date_number(day: Piece<'_>) -> Option<u16> {
    let (number, rest) = numeral::leading(day)?;
    let is_date = matches!(rest.text, "日" | "号");
    is_date.then(|| u16::try_from(number).unwrap_or(u16::MAX))
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
        "日" | "天" | "自然日" | "自然天" => Some(Counted::Day),
        "工作日" | "工作天" | "营业日" => Some(Counted::WorkingDay),
        phrase => weekday::in_chinese(phrase).map(Counted::Weekday),
    }
}
