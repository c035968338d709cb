//! Numbers that count or measure: 不少於3人, 10萬元以上, 保存十年.

use super::amount::{self, Amount, Stated};
use super::comparison::{self, Comparison};
use super::deadline::is_boundary;
use super::letters::Letters;
use super::number::{self, Decimal, Figures};
use super::unit::{Counts, TimeUnit, Unit};

/// A number that counts or measures, and how it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Threshold {
    /// How it binds.
    pub comparison: Comparison,
    /// The number and its unit.
    pub amount: Amount,
}

/// The threshold that begins at a place, and its end.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Threshold, usize)> {
    let leading = comparison::leading(letters, at);
    let amount_at = leading.map_or(at, |(_, end)| end);
    if !amount::begins(letters, amount_at) {
        return None;
    }
    let Some(stated) = amount::at(letters, amount_at) else {
        return leading.and_then(|(comparison, end)| bare(letters, comparison, end));
    };
    let before = leading.map(|(comparison, _)| comparison);
    // 內 behind a time makes a deadline of it, or a window in which things are counted: 一個月內兩次.
    if before.is_none()
        && stated.time_unit().is_some()
        && letters.begins(stated.end, "内 之内 以内")
    {
        return None;
    }
    let (comparison, end) = comparison::around(letters, before, stated.end);
    let is_said = if comparison == Comparison::Exactly {
        counts_alone(letters, at, &stated)
    } else {
        // 至少3天前 is a deadline.
        !(stated.time_unit().is_some() && letters.begins(stated.end, "前 之前 以前"))
    };
    let amount = stated.amount;
    is_said.then_some((Threshold { comparison, amount }, end))
}

/// 評分不低於4.5: a number in digits without anything that it counts.
fn bare(letters: &Letters, comparison: Comparison, at: usize) -> Option<(Threshold, usize)> {
    let number = number::at(letters, at).filter(|number| number.figures == Figures::Digits)?;
    let is_whole_word =
        is_boundary(letters.get(number.end)) || letters.begins(number.end, "的 者 时 以上 以下");
    let amount = Amount {
        number: number.value,
        most: None,
        unit: Unit::Bare,
    };
    let (comparison, end) = comparison::around(letters, Some(comparison), number.end);
    is_whole_word.then_some((Threshold { comparison, amount }, end))
}

/// So many things or more are counted, even in words.
const TOLD_MAX: Decimal = Decimal::from_millionths(10_000_000);

/// Before an amount in words, one of time: these make it one that was named before.
const NAMING: &str = "这那某同上下后头有另任整哪新该本前此";

/// Words around years that a company looks back on.
const HISTORY_BEFORE: [&str; 14] = [
    "创业", "开业", "建立", "问世", "成立", "创立", "创办", "创建", "从业", "从事", "深耕", "扎根",
    "走过", "积累",
];
const HISTORY_BEHIND: &str = "经验 的经验 历史 的历史 历程 工龄 资历 从业 以上经验";

/// How far before years a word of history is looked for.
const HISTORY_LETTERS_MAX: usize = 8;

fn is_history(letters: &Letters, at: usize, stated: &Stated) -> bool {
    let before = |at| letters.any(at, &HISTORY_BEFORE).is_some();
    let mut part = (at.saturating_sub(HISTORY_LETTERS_MAX)..at)
        .rev()
        .take_while(|at| !is_boundary(letters.get(*at)));
    stated.time_unit() == Some(TimeUnit::Year)
        && (letters.begins(stated.end, HISTORY_BEHIND) || part.any(before))
}

/// 二次 is the second time; two times are 兩次.
fn is_second(letters: &Letters, at: usize, stated: &Stated) -> bool {
    letters.get(at) == '二' && stated.end == at + 2 && matches!(stated.amount.unit, Unit::Things(_))
}

/// 每月至少開展1次 is once, which every month says by itself.
fn is_once(stated: &Stated) -> bool {
    stated.amount.number.whole() == Some(1) && stated.amount.unit == Unit::Things("times")
}

/// Whether an amount that no word binds is a figure.
fn counts_alone(letters: &Letters, at: usize, stated: &Stated) -> bool {
    if is_history(letters, at, stated) || is_second(letters, at, stated) || is_once(stated) {
        return false;
    }
    if stated.is_article() {
        // A year is a length, while 一份 may be any: only points are taken off one by one.
        return match stated.amount.unit {
            Unit::Time(_) => !NAMING.contains(letters.before(at)),
            Unit::Money(_) => true,
            _ => is_taken_off(letters, at),
        };
    }
    // 十分 is "very".
    let is_very = stated.figures == Figures::Chinese
        && stated.amount.number.whole() == Some(10)
        && stated.amount.unit == Unit::Things("points")
        && stated.end == at + 2;
    if is_very {
        return is_taken_off(letters, at);
    }
    // 24小時 without a word that binds it is "round the clock".
    let is_round_the_clock =
        stated.time_unit() == Some(TimeUnit::Hour) && stated.amount.number.whole() == Some(24);
    if is_round_the_clock
        || stated.amount.number == Decimal::HALF && stated.time_unit() == Some(TimeUnit::Day)
    {
        return false;
    }
    match stated.counts {
        Counts::Alone => true,
        // Nobody tells of parts by the dozen, so 三十條 is counted too.
        Counts::InDigits => stated.figures == Figures::Digits || stated.amount.number >= TOLD_MAX,
        Counts::Compared => false,
    }
}

fn is_taken_off(letters: &Letters, at: usize) -> bool {
    letters.follows(at, &["扣", "扣除", "加", "减", "记", "计", "扣减", "得"])
}
