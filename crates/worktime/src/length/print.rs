//! From length to text, in the form that is read back.

use std::fmt;

use super::Length;
use crate::instant::{Micros, micros};

pub(super) fn english(length: Length, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut counted = |n: i64, unit: &str| {
        let plural = if n == 1 { "" } else { "s" };
        write!(f, "{n} {unit}{plural}")
    };
    match length {
        _ if length.is_zero() => f.write_str("immediately"),
        Length::Immediately => f.write_str("immediately"),
        Length::Clock(span) => {
            let (n, unit) = in_largest_unit(span);
            counted(n, unit.english())
        }
        Length::Working(span) => {
            let (n, unit) = in_largest_unit(span);
            counted(n, &format!("working {}", unit.english()))
        }
        Length::WorkingDays(n) => counted(n.into(), "working day"),
        Length::Days(n) => counted(n.into(), "day"),
        Length::Weeks(n) => counted(n.into(), "week"),
        Length::Months(n) => counted(n.into(), "month"),
        Length::Years(n) => counted(n.into(), "year"),
        Length::EndOfWorkingDay { after: 0 } => f.write_str("end of working day"),
        Length::EndOfWorkingDay { after: 1 } => f.write_str("end of next working day"),
        Length::EndOfWorkingDay { after } => {
            write!(f, "end of {after}{} working day after", ordinal(after))
        }
    }
}

pub(super) fn chinese(length: Length) -> String {
    match length {
        _ if length.is_zero() => "立即".to_owned(),
        Length::Immediately => "立即".to_owned(),
        Length::Clock(span) => {
            let (n, unit) = in_largest_unit(span);
            format!("{n}{}", unit.chinese())
        }
        Length::Working(span) => {
            let (n, unit) = in_largest_unit(span);
            format!("{n}個工作{}", unit.chinese())
        }
        Length::WorkingDays(n) => format!("{n}個工作日"),
        Length::Days(n) => format!("{n}日"),
        Length::Weeks(n) => format!("{n}週"),
        Length::Months(n) => format!("{n}個月"),
        Length::Years(n) => format!("{n}年"),
        Length::EndOfWorkingDay { after: 0 } => "當個工作日結束前".to_owned(),
        Length::EndOfWorkingDay { after: 1 } => "下一個工作日結束前".to_owned(),
        Length::EndOfWorkingDay { after } => format!("其後第{after}個工作日結束前"),
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Hour,
    Minute,
    Second,
    Microsecond,
}

impl Unit {
    const fn english(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
            Self::Microsecond => "microsecond",
        }
    }

    const fn chinese(self) -> &'static str {
        match self {
            Self::Hour => "小時",
            Self::Minute => "分鐘",
            Self::Second => "秒",
            Self::Microsecond => "微秒",
        }
    }
}

/// The largest unit of which this is a whole number.
fn in_largest_unit(span: Micros) -> (Micros, Unit) {
    let units = [
        (micros::HOUR, Unit::Hour),
        (micros::MINUTE, Unit::Minute),
        (micros::SECOND, Unit::Second),
    ];
    units
        .into_iter()
        .find(|(size, _)| span % size == 0)
        .map_or((span, Unit::Microsecond), |(size, unit)| {
            (span / size, unit)
        })
}

fn ordinal(n: u32) -> &'static str {
    match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
