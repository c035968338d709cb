//! What a number can count.

use crate::instant::{Micros, micros};
use crate::text::Piece;

/// The units as they are written by the house in English and Chinese: what a misspelt one was
/// perhaps meant to be.
pub const LENGTH_UNITS: [&str; 20] = [
    "working days",
    "working hours",
    "working minutes",
    "hours",
    "minutes",
    "seconds",
    "days",
    "weeks",
    "months",
    "years",
    "個工作日",
    "個工作小時",
    "個工作分鐘",
    "小時",
    "分鐘",
    "秒",
    "日",
    "週",
    "個月",
    "年",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Clock(Micros),
    Working(Micros),
    WorkingDay,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}

/// Units that are counted by one rule and may be added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Clock,
    Working,
    WorkingDays,
    Days,
    Months,
}

impl Unit {
    pub(super) const fn family(self) -> Family {
        match self {
            Self::Clock(_) => Family::Clock,
            Self::Working(_) => Family::Working,
            Self::WorkingDay => Family::WorkingDays,
            Self::Day | Self::Week | Self::Fortnight => Family::Days,
            Self::Month | Self::Quarter | Self::Year => Family::Months,
        }
    }

    /// How many of the smallest unit of its family it is: microseconds, days, months.
    pub(super) const fn size(self) -> i64 {
        match self {
            Self::Clock(size) | Self::Working(size) => size,
            Self::WorkingDay | Self::Day | Self::Month => 1,
            Self::Week => 7,
            Self::Fortnight => 14,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// Reads the unit at the head of a text and gives what follows it.
pub(super) fn leading(text: Piece<'_>) -> Option<(Unit, Piece<'_>)> {
    if text.text.starts_with(|c: char| c.is_ascii()) {
        return english(text);
    }
    match text.strip_prefix("个") {
        Some(text) => chinese(text, &COUNTED),
        None => chinese(text, &UNCOUNTED),
    }
}

/// Reads the "m" of "1h30m". Alone it may be months.
pub(super) fn minutes_behind_hours(text: Piece<'_>) -> Option<(Unit, Piece<'_>)> {
    Some((Unit::Clock(micros::MINUTE), text.strip_word("m")?))
}

/// Reads the unit after 個半, which most units take that don't take 個 alone.
pub(super) fn after_half(text: Piece<'_>) -> Option<(Unit, Piece<'_>)> {
    chinese(text, &COUNTED).or_else(|| chinese(text, &UNCOUNTED))
}

/// What stands in the place of a unit and isn't one, for whoever has to mend it.
pub(super) fn unknown(text: Piece<'_>) -> Piece<'_> {
    let (word, _) = text.split_leading(|c| !c.is_ascii_digit() && !matches!(c, ',' | '(' | ')'));
    let word = word.without_suffix(&["以内", "之内", "内", "之前"]);
    if word.is_empty() { text } else { word }
}

fn english(text: Piece<'_>) -> Option<(Unit, Piece<'_>)> {
    let (first, rest) = word(text);
    let (unit, rest) = match first.text {
        "working" | "business" | "work" => {
            let (second, rest) = word(rest);
            let unit = match plain(second.text)? {
                Unit::Clock(size) => Unit::Working(size),
                Unit::Day => Unit::WorkingDay,
                _ => return None,
            };
            Some((unit, rest))
        }
        "workday" | "workdays" => Some((Unit::WorkingDay, rest)),
        "calendar" => {
            let (second, rest) = word(rest);
            let unit = plain(second.text).filter(|unit| !matches!(unit, Unit::Clock(_)))?;
            Some((unit, rest))
        }
        name => Some((plain(name)?, rest)),
    }?;
    Some((unit, possessed(rest)))
}

/// "in 3 days' time" is in 3 days.
fn possessed(rest: Piece<'_>) -> Piece<'_> {
    match rest.strip_any(&["'s", "'"]) {
        Some(rest) => rest.trim().strip_word("time").unwrap_or(rest),
        None => rest,
    }
}

fn word(text: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    text.trim().split_leading(|c| c.is_ascii_alphabetic())
}

fn plain(name: &str) -> Option<Unit> {
    Some(match name {
        "hour" | "hours" | "hr" | "hrs" | "h" => Unit::Clock(micros::HOUR),
        "minute" | "minutes" | "min" | "mins" => Unit::Clock(micros::MINUTE),
        "second" | "seconds" | "sec" | "secs" | "s" => Unit::Clock(micros::SECOND),
        "microsecond" | "microseconds" => Unit::Clock(1),
        "day" | "days" | "d" => Unit::Day,
        "week" | "weeks" | "wk" | "wks" | "w" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "month" | "months" | "mo" | "mos" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" | "yr" | "yrs" | "y" => Unit::Year,
        _ => return None,
    })
}

/// Behind 個. A month has to have it, since 3月 is March; a day mustn't.
const COUNTED: [(&str, Unit); 13] = [
    ("月", Unit::Month),
    ("小时", Unit::Clock(micros::HOUR)),
    ("钟头", Unit::Clock(micros::HOUR)),
    ("钟", Unit::Clock(micros::HOUR)),
    ("星期", Unit::Week),
    ("礼拜", Unit::Week),
    ("季度", Unit::Quarter),
    ("季", Unit::Quarter),
    ("自然日", Unit::Day),
    ("自然天", Unit::Day),
    ("日历日", Unit::Day),
    ("日历天", Unit::Day),
    ("历日", Unit::Day),
];

/// Straight behind the number. Where one begins like another, the longer comes first.
const UNCOUNTED: [(&str, Unit); 21] = [
    ("小时", Unit::Clock(micros::HOUR)),
    ("钟头", Unit::Clock(micros::HOUR)),
    ("分钟", Unit::Clock(micros::MINUTE)),
    ("分", Unit::Clock(micros::MINUTE)),
    ("秒钟", Unit::Clock(micros::SECOND)),
    ("秒", Unit::Clock(micros::SECOND)),
    ("微秒", Unit::Clock(1)),
    ("刻钟", Unit::Clock(15 * micros::MINUTE)),
    ("天", Unit::Day),
    ("自然日", Unit::Day),
    ("自然天", Unit::Day),
    ("日历日", Unit::Day),
    ("日历天", Unit::Day),
    ("历日", Unit::Day),
    ("日", Unit::Day),
    ("周", Unit::Week),
    ("星期", Unit::Week),
    ("礼拜", Unit::Week),
    ("季度", Unit::Quarter),
    ("季", Unit::Quarter),
    ("年", Unit::Year),
];

const WORKED: [(&str, Unit); 7] = [
    ("日", Unit::WorkingDay),
    ("天", Unit::WorkingDay),
    ("小时", Unit::Working(micros::HOUR)),
    ("分钟", Unit::Working(micros::MINUTE)),
    ("秒钟", Unit::Working(micros::SECOND)),
    ("秒", Unit::Working(micros::SECOND)),
    ("微秒", Unit::Working(1)),
];

/// 工作 and 營業 take 個 or leave it.
fn chinese<'a>(text: Piece<'a>, units: &[(&str, Unit)]) -> Option<(Unit, Piece<'a>)> {
    let (units, text) = match text.strip_any(&["工作", "营业"]) {
        Some(text) => (WORKED.as_slice(), text),
        None => (units, text),
    };
    let named = |(name, unit): &(&str, Unit)| Some((*unit, text.strip_prefix(name)?));
    units.iter().find_map(named)
}
