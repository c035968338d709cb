//! From length to text, in the form that is read back.

use std::fmt;

use super::{DayUnit, Length, MOST_UNITS};
use crate::instant::{Micros, micros};
use crate::name::Language;
use crate::numeral::ordinal_ending;
use crate::text;

pub(super) fn text(length: Length, language: Language) -> String {
    match language {
        Language::TraditionalChinese => chinese(length),
        // Lengths are read in folded form, which is the Simplified one.
        Language::SimplifiedChinese => chinese(length).chars().map(text::fold).collect(),
        Language::English => length.to_string(),
    }
}

pub(super) fn english(length: Length, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match length {
        _ if length.is_zero() => f.write_str("immediately"),
        Length::Immediately => f.write_str("immediately"),
        Length::Clock(span) => english_parts(span, "", f),
        Length::Working(span) => english_parts(span, "working ", f),
        Length::WorkingDays(n) => counted(n.into(), "working day", f),
        Length::Days(n) => counted(n.into(), "day", f),
        Length::Weeks(n) => counted(n.into(), "week", f),
        Length::Months(n) => counted(n.into(), "month", f),
        Length::Years(n) => counted(n.into(), "year", f),
        Length::EndOfWorkingDay { after: 0 } => f.write_str("end of working day"),
        Length::EndOfWorkingDay { after: 1 } => f.write_str("end of next working day"),
        Length::EndOfWorkingDay { after } => {
            write!(
                f,
                "end of {after}{} working day after",
                ordinal_ending(after)
            )
        }
        Length::TimeOfDay {
            after,
            unit,
            minute,
        } => {
            write!(f, "by {}", Time(minute))?;
            match (after, unit) {
                (0, DayUnit::Working) => Ok(()),
                (0, DayUnit::Calendar) => f.write_str(" on the same day"),
                (1, DayUnit::Working) => f.write_str(" on the next working day"),
                (1, DayUnit::Calendar) => f.write_str(" on the next day"),
                (_, DayUnit::Working) => write!(f, " in {after} working days"),
                (_, DayUnit::Calendar) => write!(f, " in {after} days"),
            }
        }
    }
}

fn chinese(length: Length) -> String {
    match length {
        _ if length.is_zero() => "立即".to_owned(),
        Length::Immediately => "立即".to_owned(),
        Length::Clock(span) => chinese_parts(span, ""),
        Length::Working(span) => chinese_parts(span, "個工作"),
        Length::WorkingDays(n) => format!("{n}個工作日"),
        Length::Days(n) => format!("{n}日"),
        Length::Weeks(n) => format!("{n}週"),
        Length::Months(n) => format!("{n}個月"),
        Length::Years(n) => format!("{n}年"),
        Length::EndOfWorkingDay { after: 0 } => "當個工作日結束前".to_owned(),
        Length::EndOfWorkingDay { after: 1 } => "下一個工作日結束前".to_owned(),
        Length::EndOfWorkingDay { after } => format!("其後第{after}個工作日結束前"),
        Length::TimeOfDay {
            after,
            unit,
            minute,
        } => {
            let day = match (after, unit) {
                (0, DayUnit::Working) => String::new(),
                (0, DayUnit::Calendar) => "當日".to_owned(),
                (1, DayUnit::Working) => "下一個工作日".to_owned(),
                (1, DayUnit::Calendar) => "次日".to_owned(),
                (_, DayUnit::Working) => format!("{after}個工作日內"),
                (_, DayUnit::Calendar) => format!("{after}日內"),
            };
            format!("{day}{}前", Time(minute))
        }
    }
}

/// Units in which hours are printed, the largest first.
const UNITS: [(Micros, &str, &str); 4] = [
    (micros::HOUR, "hour", "小時"),
    (micros::MINUTE, "minute", "分鐘"),
    (micros::SECOND, "second", "秒"),
    (1, "microsecond", "微秒"),
];

/// A span in the largest unit of which it is a whole number, since that is how people write it: 90
/// minutes, not 1 hour 30 minutes. Only where that number would be too large to be read, as in a
/// second and a microsecond, in several.
fn parts(span: Micros) -> impl Iterator<Item = (Micros, &'static str, &'static str)> {
    let whole = UNITS.iter().find(|(size, ..)| span % size == 0);
    let whole = whole.map(|(size, english, chinese)| (span / size, *english, *chinese));
    let most = i64::from(MOST_UNITS);
    let single = whole.filter(|(n, unit, _)| *n <= most || *unit == "hour");
    let mut rest = if single.is_some() { 0 } else { span };
    let several = UNITS.iter().map(move |(size, english, chinese)| {
        let n = rest / size;
        rest %= size;
        (n, *english, *chinese)
    });
    single.into_iter().chain(several.filter(|(n, ..)| *n > 0))
}

/// "90 minutes"; the first unit has what stands for all.
fn english_parts(span: Micros, first: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (index, (n, unit, _)) in parts(span).enumerate() {
        if index == 0 {
            write!(f, "{n} {first}{unit}{}", plural(n))?;
        } else {
            write!(f, " {n} {unit}{}", plural(n))?;
        }
    }
    Ok(())
}

fn chinese_parts(span: Micros, first: &str) -> String {
    let written = |(index, (n, _, unit)): (usize, (Micros, _, &str))| {
        let first = if index == 0 { first } else { "" };
        format!("{n}{first}{unit}")
    };
    parts(span).enumerate().map(written).collect()
}

fn counted(n: i64, unit: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{n} {unit}{}", plural(n))
}

const fn plural(n: i64) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// The last minute of a day. Whoever builds a [`Length::TimeOfDay`] by hand may name a later one.
const LAST_MINUTE: u16 = 24 * 60;

/// Minutes after midnight as 18:00, in the form that is read back.
struct Time(u16);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minute = self.0.min(LAST_MINUTE);
        write!(f, "{:02}:{:02}", minute / 60, minute % 60)
    }
}
