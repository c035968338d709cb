//! What a number counts: time, money, people, pieces.

mod words;

use worktime::{Length, micros};

use super::letters::Letters;
use super::number::Decimal;
use words::{BEHIND_COUNTER, PARTS, UNITS};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Time.
    Time(TimeUnit),
    /// Money, by its ISO 4217 code. 元 without a country is the yuan of the mainland.
    Money(&'static str),
    /// Things, by an English plural that many measure words share: 人, 名 and 位 are `people`.
    Things(&'static str),
    /// Nothing that is said: 評分不低於4.5.
    Bare,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say all")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    WorkingMinute,
    WorkingHour,
    Day,
    WorkingDay,
    Week,
    Month,
    Quarter,
    Year,
}

impl TimeUnit {
    /// So many of it as a length, if one can be that long.
    #[must_use]
    pub fn length(self, number: Decimal) -> Option<Length> {
        let clock = |size: i64| {
            let micros = i128::from(number.millionths()) * i128::from(size);
            (micros % 1_000_000 == 0).then_some(())?;
            i64::try_from(micros / 1_000_000).ok()
        };
        let count = |number: Decimal| u32::try_from(number.whole()?).ok();
        Some(match self {
            Self::Second => Length::Clock(clock(micros::SECOND)?),
            Self::Minute => Length::Clock(clock(micros::MINUTE)?),
            Self::Hour => Length::Clock(clock(micros::HOUR)?),
            Self::WorkingMinute => Length::Working(clock(micros::MINUTE)?),
            Self::WorkingHour => Length::Working(clock(micros::HOUR)?),
            Self::Day => Length::Days(count(number)?),
            Self::WorkingDay => Length::WorkingDays(count(number)?),
            Self::Week => Length::Weeks(count(number)?),
            Self::Month => Length::Months(count(number)?),
            Self::Quarter => Length::Months(count(number.times(3)?)?),
            // Half a year is six months.
            Self::Year => match count(number) {
                Some(years) => Length::Years(years),
                None => Length::Months(count(number.times(12)?)?),
            },
        })
    }

    /// How many of a smaller unit it is, if that is the same for each of it.
    pub(super) const fn in_terms_of(self, smaller: Self) -> Option<i64> {
        match (self, smaller) {
            (Self::Hour, Self::Minute)
            | (Self::Minute, Self::Second)
            | (Self::WorkingHour, Self::WorkingMinute) => Some(60),
            (Self::Year, Self::Month) => Some(12),
            _ => None,
        }
    }
}

/// A unit that stands somewhere.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) unit: Unit,
    pub(super) counts: Counts,
    pub(super) end: usize,
}

/// Whether a number of it is a figure by itself. 三個階段, 兩類 and 三級 tell how something is built,
/// and only 不少於3個 makes a figure of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Alone,
    /// Alone only in digits: 30條 is counted, 三條 is told.
    InDigits,
    Compared,
}

/// The unit at a place.
pub(super) fn at(letters: &Letters, at: usize) -> Option<Counted> {
    if let Some(behind) = letters.word(at, "个") {
        return Some(behind_counter(letters, behind));
    }
    let (entry, end) = UNITS.find(letters, at)?;
    // A month has to have 個, since 3月 is March, and 季 is a season without it.
    let is_whole = !letters.begins(end, entry.not_before);
    is_whole.then_some(Counted {
        unit: entry.unit,
        counts: entry.counts,
        end,
    })
}

/// The unit behind 個半: 一個半月, 兩個半小時.
pub(super) fn behind_half(letters: &Letters, at: usize) -> Option<Counted> {
    let found = behind_counter(letters, at);
    (found.end > at).then_some(found)
}

/// 個月, 個工作日, 個字元; 個 alone where what follows is counted only there.
fn behind_counter(letters: &Letters, behind: usize) -> Counted {
    if let Some((unit, end)) = BEHIND_COUNTER.find(letters, behind) {
        return Counted {
            unit: *unit,
            counts: Counts::Alone,
            end,
        };
    }
    if let Some((entry, end)) = UNITS.find(letters, behind)
        && matches!(entry.unit, Unit::Time(_))
        && !letters.begins(end, entry.not_before)
    {
        return Counted {
            unit: entry.unit,
            counts: entry.counts,
            end,
        };
    }
    let is_part = letters.begins(behind, PARTS);
    let counts = if is_part {
        Counts::Compared
    } else {
        Counts::InDigits
    };
    Counted {
        unit: Unit::Things("items"),
        counts,
        end: behind,
    }
}
