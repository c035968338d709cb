//! From text to length.

use super::number::{self, Number};
use super::{BadLength, BadLengthKind, LONGEST_TEXT_BYTES, Length};
use crate::instant::{Micros, micros};
use crate::text::{Folded, Piece};

pub(super) fn parse(original: &str) -> Result<Length, BadLength> {
    if original.len() > LONGEST_TEXT_BYTES {
        return Err(BadLength {
            range: 0..original.len(),
            kind: BadLengthKind::TooLong,
        });
    }
    let folded = Folded::new(original);
    let text = folded.piece().trim();
    if text.text.is_empty() {
        return Err(BadLength {
            range: 0..original.len(),
            kind: BadLengthKind::Empty,
        });
    }
    let text = text.without_prefix(&[
        "within ", "in ", "at the ", "by the ", "at ", "by ", "在", "于",
    ]);
    let text = text.without_suffix(&["以内", "之内", "内"]);
    if let Some(length) = whole_phrase(&text.phrase()).or_else(|| later_working_day(text)) {
        return Ok(length);
    }
    let (number, rest) = number::leading(text)?;
    let rest = rest.trim();
    let unit = unit(&rest.phrase()).filter(|unit| number != Number::Half || unit.half().is_some());
    let Some(unit) = unit else {
        let place = if rest.text.is_empty() { text } else { rest };
        return Err(BadLength {
            range: place.range(),
            kind: BadLengthKind::NoUnit,
        });
    };
    match number {
        Number::Half => unit.half(),
        Number::Whole(n) => unit.times(n),
    }
    .filter(|length| !length.is_zero())
    .ok_or_else(|| BadLength {
        range: text.range(),
        kind: BadLengthKind::Zero,
    })
}

/// Lengths that are written without a number.
fn whole_phrase(phrase: &str) -> Option<Length> {
    Some(match phrase {
        "immediately" | "at once" | "once" | "立即" | "马上" | "即时" | "即刻" | "立刻" => {
            Length::Immediately
        }
        "end of working day"
        | "end of the working day"
        | "end of business day"
        | "end of the business day"
        | "end of same working day"
        | "end of the same working day"
        | "close of business"
        | "same working day"
        | "same day"
        | "当日"
        | "当天"
        | "当日下班前"
        | "当天下班前"
        | "下班前"
        | "当个工作日"
        | "当个工作日结束前"
        | "工作日结束前" => Length::EndOfWorkingDay { after: 0 },
        "end of next working day"
        | "end of the next working day"
        | "end of next business day"
        | "end of the next business day"
        | "next working day"
        | "下一个工作日"
        | "下个工作日"
        | "下一工作日"
        | "次一工作日"
        | "下一个工作日结束前"
        | "下个工作日结束前"
        | "下一工作日结束前"
        | "次一工作日结束前"
        | "下一个工作日下班前"
        | "下个工作日下班前" => Length::EndOfWorkingDay { after: 1 },
        _ => return None,
    })
}

/// "end of 3rd working day after", 其後第3個工作日結束前.
fn later_working_day(text: Piece<'_>) -> Option<Length> {
    let head = text
        .strip_prefix("end of ")
        .or_else(|| text.strip_prefix("其后第"))?;
    let (number, rest) = number::leading(head).ok()?;
    let rest = rest.without_prefix(&["st ", "nd ", "rd ", "th "]);
    let ends = matches!(
        rest.phrase().as_str(),
        "working day after" | "个工作日结束前"
    );
    match number {
        Number::Whole(after) if ends && after > 0 => Some(Length::EndOfWorkingDay { after }),
        _ => None,
    }
}

/// What a number can count.
#[derive(Clone, Copy)]
enum Unit {
    Clock(Micros),
    Working(Micros),
    WorkingDay,
    Day,
    Week,
    Months(u32),
    Year,
}

impl Unit {
    fn times(self, n: u32) -> Option<Length> {
        Some(match self {
            Self::Clock(unit) => Length::Clock(unit.checked_mul(i64::from(n))?),
            Self::Working(unit) => Length::Working(unit.checked_mul(i64::from(n))?),
            Self::WorkingDay => Length::WorkingDays(n),
            Self::Day => Length::Days(n),
            Self::Week => Length::Weeks(n),
            Self::Months(months) => Length::Months(months.checked_mul(n)?),
            Self::Year => Length::Years(n),
        })
    }

    /// Half an hour and half a year are plain; half a day or month isn't.
    fn half(self) -> Option<Length> {
        match self {
            Self::Clock(micros::HOUR) => Some(Length::Clock(micros::HOUR / 2)),
            Self::Working(micros::HOUR) => Some(Length::Working(micros::HOUR / 2)),
            Self::Year => Some(Length::Months(6)),
            _ => None,
        }
    }
}

fn unit(phrase: &str) -> Option<Unit> {
    Some(match phrase {
        "hour" | "hours" | "hr" | "hrs" | "h" | "小时" | "个小时" | "钟头" | "个钟头" => {
            Unit::Clock(micros::HOUR)
        }
        "minute" | "minutes" | "min" | "mins" | "分钟" | "分" => Unit::Clock(micros::MINUTE),
        "second" | "seconds" | "sec" | "s" | "秒" | "秒钟" => Unit::Clock(micros::SECOND),
        "microsecond" | "microseconds" | "微秒" => Unit::Clock(1),
        "working hour" | "working hours" | "business hour" | "business hours" | "工作小时"
        | "个工作小时" => Unit::Working(micros::HOUR),
        "working minute" | "working minutes" | "business minute" | "business minutes"
        | "工作分钟" | "个工作分钟" => Unit::Working(micros::MINUTE),
        "working second" | "working seconds" | "工作秒" | "个工作秒" => {
            Unit::Working(micros::SECOND)
        }
        "working microsecond" | "working microseconds" | "工作微秒" | "个工作微秒" => {
            Unit::Working(1)
        }
        "working day" | "working days" | "business day" | "business days" | "workday"
        | "workdays" | "工作日" | "个工作日" | "工作天" | "个工作天" => {
            Unit::WorkingDay
        }
        "day" | "days" | "calendar day" | "calendar days" | "日" | "天" | "自然日" | "个自然日"
        | "日历日" | "个日历日" => Unit::Day,
        "week" | "weeks" | "周" | "星期" | "个星期" | "礼拜" | "个礼拜" => Unit::Week,
        "month" | "months" | "calendar month" | "calendar months" | "个月" => Unit::Months(1),
        "quarter" | "quarters" | "季" | "季度" | "个季度" => Unit::Months(3),
        "year" | "years" | "年" => Unit::Year,
        _ => return None,
    })
}
