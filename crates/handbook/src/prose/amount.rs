//! A number with its unit: 3個工作日, 一個半小時, 5萬元, 3至5人.

use worktime::Length;

use super::letters::Letters;
use super::number::{self, Decimal, Figures};
use super::unit::{self, Counts, TimeUnit, Unit};

/// A number with what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How many; of a range the least.
    pub number: Decimal,
    /// The most, if it is a range: 3至5人.
    pub most: Option<Decimal>,
    /// Of what.
    pub unit: Unit,
}

impl Amount {
    /// The amount as a length of time, if it is one that can be counted: half a month isn't.
    #[must_use]
    pub fn length(&self) -> Option<Length> {
        match self.unit {
            Unit::Time(unit) => unit.length(self.number),
            _ => None,
        }
    }
}

/// An amount that stands somewhere.
#[derive(Clone, Copy)]
pub(super) struct Stated {
    pub(super) amount: Amount,
    pub(super) end: usize,
    pub(super) figures: Figures,
    pub(super) counts: Counts,
}

impl Stated {
    /// 一份 may be "a copy": in words, one of a thing says no number.
    pub(super) fn is_article(&self) -> bool {
        self.figures == Figures::Chinese && self.amount.number.whole() == Some(1)
    }

    pub(super) fn time_unit(&self) -> Option<TimeUnit> {
        match self.amount.unit {
            Unit::Time(unit) => Some(unit),
            _ => None,
        }
    }
}

/// Words and signs of money that stand before the number.
const MONEY_BEFORE: [(&str, &str); 9] = [
    ("人民币", "CNY"),
    ("rmb", "CNY"),
    ("¥", "CNY"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("us$", "USD"),
    ("港币", "HKD"),
    ("新台币", "TWD"),
    ("美元", "USD"),
];

/// The letters with which an amount begins, apart from figures.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    MONEY_BEFORE
        .iter()
        .filter_map(|(word, _)| word.chars().next())
        .chain(['半'])
}

/// What stands between the ends of a range.
const UP_TO: [&str; 7] = ["至", "到", "~", "-", "–", "—", "〜"];

/// The amount at a place.
pub(super) fn at(letters: &Letters, at: usize) -> Option<Stated> {
    let money = MONEY_BEFORE
        .iter()
        .find_map(|(word, code)| Some((code, letters.word(at, word)?)));
    let start = money.map_or(at, |(_, end)| end);
    let stated = half(letters, start).or_else(|| counted(letters, start));
    match (money, stated) {
        (None, stated) => stated,
        (Some((code, _)), Some(mut stated)) if matches!(stated.amount.unit, Unit::Money(_)) => {
            stated.amount.unit = Unit::Money(code);
            Some(stated)
        }
        (Some((code, _)), _) => {
            let number = number::at(letters, start)?;
            Some(Stated {
                amount: Amount {
                    number: number.value,
                    most: None,
                    unit: Unit::Money(code),
                },
                end: number.end,
                figures: number.figures,
                counts: Counts::Alone,
            })
        }
    }
}

/// 半小時, 半個月, 半年. Half of a thing isn't an amount: 半數, 半途.
fn half(letters: &Letters, at: usize) -> Option<Stated> {
    let behind = letters.word(at, "半")?;
    let unit = unit::at(letters, behind)?;
    let Unit::Time(time) = unit.unit else {
        return None;
    };
    let (number, time) = in_whole(Decimal::HALF, time);
    Some(Stated {
        amount: Amount {
            number,
            most: None,
            unit: Unit::Time(time),
        },
        end: unit.end,
        figures: Figures::Chinese,
        counts: unit.counts,
    })
}

fn counted(letters: &Letters, at: usize) -> Option<Stated> {
    let number = number::at(letters, at)?;
    let number_end = repeated(letters, number.value, number.end);
    let range = range_end(letters, number_end);
    let unit_at = range.map_or(number_end, |(_, end)| end);
    let (value, unit) = with_half(letters, number.value, unit_at)?;
    let mut stated = Stated {
        amount: Amount {
            number: value,
            most: range.map(|(most, _)| most),
            unit: unit.unit,
        },
        end: unit.end,
        figures: number.figures,
        counts: unit.counts,
    };
    if stated.amount.most.is_none() {
        stated = with_smaller(letters, stated);
        stated = with_same(letters, stated);
    }
    stated
        .amount
        .most
        .is_none_or(|most| most > stated.amount.number)
        .then_some(stated)
}

/// Behind 三（3）, which contracts write.
fn repeated(letters: &Letters, value: Decimal, at: usize) -> usize {
    let again = letters
        .word(at, "(")
        .and_then(|inside| number::at(letters, inside));
    let end = again
        .filter(|again| again.value == value)
        .and_then(|again| letters.word(again.end, ")"));
    end.unwrap_or(at)
}

fn range_end(letters: &Letters, at: usize) -> Option<(Decimal, usize)> {
    let behind = letters.any(at, &UP_TO)?;
    let number = number::at(letters, behind)?;
    Some((number.value, number.end))
}

/// 兩個半小時 and 一年半: only time is halved in this way.
fn with_half(letters: &Letters, value: Decimal, at: usize) -> Option<(Decimal, unit::Counted)> {
    if let Some(end) = letters.word(at, "刻钟") {
        let unit = Unit::Time(TimeUnit::Minute);
        return Some((
            value.times(15)?,
            unit::Counted {
                unit,
                counts: Counts::Alone,
                end,
            },
        ));
    }
    if let Some(behind) = letters.word(at, "个半") {
        let unit = unit::behind_half(letters, behind)?;
        return and_a_half(value, unit);
    }
    let mut unit = unit::at(letters, at)?;
    let half = letters.word(unit.end, "半");
    if let (Unit::Time(_), Some(end)) = (unit.unit, half)
        && unit::at(letters, end).is_none()
    {
        unit.end = end;
        return and_a_half(value, unit);
    }
    Some((value, unit))
}

fn and_a_half(value: Decimal, mut unit: unit::Counted) -> Option<(Decimal, unit::Counted)> {
    let Unit::Time(time) = unit.unit else {
        return None;
    };
    let (value, time) = in_whole(value.plus(Decimal::HALF)?, time);
    unit.unit = Unit::Time(time);
    Some((value, unit))
}

/// Half an hour is 30 minutes, and half a year six months. Half a day or a month has no length that
/// everybody agrees on, so it stays half.
fn in_whole(number: Decimal, unit: TimeUnit) -> (Decimal, TimeUnit) {
    let smaller = match unit {
        TimeUnit::Hour => TimeUnit::Minute,
        TimeUnit::Minute => TimeUnit::Second,
        TimeUnit::WorkingHour => TimeUnit::WorkingMinute,
        TimeUnit::Year => TimeUnit::Month,
        _ => return (number, unit),
    };
    let exact = unit
        .in_terms_of(smaller)
        .and_then(|factor| number.times(factor));
    exact.map_or((number, unit), |number| (number, smaller))
}

/// 1小時30分鐘 is 90 minutes.
fn with_smaller(letters: &Letters, mut stated: Stated) -> Stated {
    // At most twice: hours, minutes, seconds.
    for _ in 0..2 {
        let start = letters.skip(stated.end, &["零", "又"]);
        let sum = || {
            let number = number::at(letters, start)?;
            let smaller = unit::at(letters, number.end)?;
            let (Unit::Time(large), Unit::Time(small)) = (stated.amount.unit, smaller.unit) else {
                return None;
            };
            let factor = large.in_terms_of(small)?;
            let sum = stated.amount.number.times(factor)?.plus(number.value)?;
            Some((sum, smaller))
        };
        let Some((number, smaller)) = sum() else {
            break;
        };
        stated.amount.number = number;
        stated.amount.unit = smaller.unit;
        stated.end = smaller.end;
    }
    stated
}

/// 3天至5天 is 3至5天.
fn with_same(letters: &Letters, mut stated: Stated) -> Stated {
    let more = || {
        let number = range_end(letters, stated.end)?;
        let unit = unit::at(letters, number.1)?;
        (unit.unit == stated.amount.unit).then_some((number.0, unit.end))
    };
    if let Some((most, end)) = more() {
        stated.amount.most = Some(most);
        stated.end = end;
    }
    stated
}

/// Whether an amount may begin at a place: with a figure, with 半, or with money.
pub(super) fn begins(letters: &Letters, at: usize) -> bool {
    number::begins(letters, at)
        || letters.get(at) == '半'
        || MONEY_BEFORE
            .iter()
            .any(|(word, _)| letters.word(at, word).is_some())
}
