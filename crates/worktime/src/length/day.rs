//! Days counted from the start, by name or by number, and how they end: at a time, or with work.

use super::{BadLength, BadLengthKind, DayUnit, Length, amount, number, time};
use crate::text::Piece;

/// A day counted from the start.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) after: u32,
    pub(super) unit: DayUnit,
}

impl Day {
    /// The day of the start, or the next that is worked.
    pub(super) const RUNNING: Self = Self {
        after: 0,
        unit: DayUnit::Working,
    };

    /// The day that a number of days leads to; None for other lengths.
    pub(super) const fn counted(length: Length) -> Option<Self> {
        match length {
            Length::WorkingDays(after) => Some(Self {
                after,
                unit: DayUnit::Working,
            }),
            Length::Days(after) => Some(Self {
                after,
                unit: DayUnit::Calendar,
            }),
            _ => None,
        }
    }

    /// Its close of business, if that is plain: a day of the calendar may have none, but today's and
    /// tomorrow's close of business is this and the next one, whichever days are worked.
    pub(super) fn close(self, close: Close) -> Option<Length> {
        let is_plain = match (self.unit, close) {
            (DayUnit::Working, _) => true,
            (DayUnit::Calendar, Close::Business) => self.after <= 1,
            (DayUnit::Calendar, Close::Day) => false,
        };
        let after = self.after;
        is_plain.then_some(Length::EndOfWorkingDay { after })
    }

    pub(super) const fn at(self, minute: u16) -> Length {
        Length::TimeOfDay {
            after: self.after,
            unit: self.unit,
            minute,
        }
    }
}

/// A day with the time of day or the close of business that follows it; None if neither does.
pub(super) fn ended(day: Day, rest: Piece<'_>) -> Option<Result<Length, BadLength>> {
    let rest = without_preposition(rest.without_prefix(&[","]));
    if let Some(close) = Close::named(rest) {
        return day.close(close).map(Ok);
    }
    let time = time::clock(rest)?;
    Some(time.and_then(|(minute, rest)| {
        let rest = closed(rest);
        if rest.is_empty() {
            Ok(day.at(minute))
        } else {
            Err(BadLength::new(rest, BadLengthKind::Trailing))
        }
    }))
}

/// The day behind a time of day: "in 2 working days", "on the next working day", or none.
pub(super) fn behind(time: Piece<'_>) -> Result<Day, BadLength> {
    let rest = closed(time).without_prefix(&[","]);
    if rest.is_empty() {
        return Ok(Day::RUNNING);
    }
    let (day, rest) = if let Some(counted) = rest.strip_any(&["in ", "within ", "after "]) {
        let (length, after) = amount::leading(counted.trim())?;
        let fault = || BadLength::new(counted.until(after), BadLengthKind::TimeWithoutDays);
        (Day::counted(length).ok_or_else(fault)?, after)
    } else {
        named(rest.without_prefix(&["on ", "of "]))
            .ok_or_else(|| BadLength::new(rest, BadLengthKind::Trailing))?
    };
    if rest.is_empty() {
        Ok(day)
    } else {
        Err(BadLength::new(rest.trim(), BadLengthKind::Trailing))
    }
}

/// What stands behind a word that leads to a time of day.
pub(super) fn without_preposition(text: Piece<'_>) -> Piece<'_> {
    text.without_prefix(&["by ", "at ", "before ", "until ", "till ", "于", "在", "的"])
}

/// What stands behind the word that ends a time of day.
fn closed(time: Piece<'_>) -> Piece<'_> {
    let words = ["之前", "以前", "前", "为止", "止", "at the latest"];
    time.trim().without_prefix(&words)
}

/// What says that a day is meant with its end.
#[derive(Clone, Copy)]
pub(super) enum Close {
    /// The day itself, or its end: 結束前.
    Day,
    /// The close of business: 下班前.
    Business,
}

impl Close {
    /// The end that a text names; nothing names the day.
    fn named(text: Piece<'_>) -> Option<Self> {
        match text.text {
            "" | "结束前" | "结束之前" | "结束以前" => Some(Self::Day),
            "下班前" | "下班之前" | "下班以前" | "close of business" | "cob" => {
                Some(Self::Business)
            }
            _ => None,
        }
    }
}

/// Working days and days of the calendar that have names.
const DAYS: [(&str, u32, DayUnit); 48] = [
    ("next working day", 1, DayUnit::Working),
    ("next business day", 1, DayUnit::Working),
    ("next workday", 1, DayUnit::Working),
    ("next work day", 1, DayUnit::Working),
    ("nbd", 1, DayUnit::Working),
    ("following working day", 1, DayUnit::Working),
    ("following business day", 1, DayUnit::Working),
    ("same working day", 0, DayUnit::Working),
    ("same business day", 0, DayUnit::Working),
    ("下一个工作日", 1, DayUnit::Working),
    ("下个工作日", 1, DayUnit::Working),
    ("下一工作日", 1, DayUnit::Working),
    ("次一工作日", 1, DayUnit::Working),
    ("次个工作日", 1, DayUnit::Working),
    ("次工作日", 1, DayUnit::Working),
    ("下一个营业日", 1, DayUnit::Working),
    ("下一营业日", 1, DayUnit::Working),
    ("次一营业日", 1, DayUnit::Working),
    ("下个营业日", 1, DayUnit::Working),
    ("次个营业日", 1, DayUnit::Working),
    ("次营业日", 1, DayUnit::Working),
    ("当个工作日", 0, DayUnit::Working),
    ("当个营业日", 0, DayUnit::Working),
    ("本营业日", 0, DayUnit::Working),
    ("同一营业日", 0, DayUnit::Working),
    ("本工作日", 0, DayUnit::Working),
    ("同一工作日", 0, DayUnit::Working),
    ("同一个工作日", 0, DayUnit::Working),
    ("next day", 1, DayUnit::Calendar),
    ("following day", 1, DayUnit::Calendar),
    ("tomorrow", 1, DayUnit::Calendar),
    ("same day", 0, DayUnit::Calendar),
    ("today", 0, DayUnit::Calendar),
    ("次日", 1, DayUnit::Calendar),
    ("翌日", 1, DayUnit::Calendar),
    ("隔日", 1, DayUnit::Calendar),
    ("隔天", 1, DayUnit::Calendar),
    ("明日", 1, DayUnit::Calendar),
    ("明天", 1, DayUnit::Calendar),
    ("第二日", 1, DayUnit::Calendar),
    ("第二天", 1, DayUnit::Calendar),
    ("当日", 0, DayUnit::Calendar),
    ("当天", 0, DayUnit::Calendar),
    ("同日", 0, DayUnit::Calendar),
    ("同天", 0, DayUnit::Calendar),
    ("今日", 0, DayUnit::Calendar),
    ("今天", 0, DayUnit::Calendar),
    ("即日", 0, DayUnit::Calendar),
];

/// Reads the named or numbered day at the head of a text and gives what follows it.
pub(super) fn named(text: Piece<'_>) -> Option<(Day, Piece<'_>)> {
    let text = text.without_prefix(&["the "]);
    let named = |(name, after, unit): &(&str, u32, DayUnit)| {
        let (after, unit) = (*after, *unit);
        Some((Day { after, unit }, text.strip_word(name)?))
    };
    DAYS.iter().find_map(named).or_else(|| numbered(text))
}

/// "3rd working day after", 其後第3個工作日, 其後第三日.
fn numbered(text: Piece<'_>) -> Option<(Day, Piece<'_>)> {
    let chinese = text.strip_any(&["其后第", "之后第", "此后第"]);
    let text = chinese.unwrap_or(text);
    if !number::begins_with_figure(text) {
        return None;
    }
    let (number, rest) = number::leading(text).ok()?;
    let rest = rest.without_prefix(&["st ", "nd ", "rd ", "th "]);
    let words: &[(&str, DayUnit)] = match chinese {
        Some(_) => &CHINESE_NUMBERED,
        None => &ENGLISH_NUMBERED,
    };
    let day = |(word, unit): &(&str, DayUnit)| Some((*unit, rest.strip_word(word)?));
    let (unit, rest) = words.iter().find_map(day)?;
    let after = number.whole;
    (number.is_whole() && after > 0).then_some((Day { after, unit }, rest))
}

const CHINESE_NUMBERED: [(&str, DayUnit); 4] = [
    ("个工作日", DayUnit::Working),
    ("工作日", DayUnit::Working),
    ("日", DayUnit::Calendar),
    ("天", DayUnit::Calendar),
];

const ENGLISH_NUMBERED: [(&str, DayUnit); 4] = [
    ("working day after", DayUnit::Working),
    ("business day after", DayUnit::Working),
    ("calendar day after", DayUnit::Calendar),
    ("day after", DayUnit::Calendar),
];
