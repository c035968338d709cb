//! Shares: 95%, 百分之八, 千分之三, 六成.

use super::comparison::{self, Comparison};
use super::letters::Letters;
use super::number::{self, Decimal};

/// A share, and how it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Percent {
    /// How it binds.
    pub comparison: Comparison,
    /// How many of a hundred; of a range the least.
    pub percent: Decimal,
    /// The most, if it is a range: 20%至30%.
    pub most: Option<Decimal>,
}

/// The share that begins at a place, and its end.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Percent, usize)> {
    let leading = comparison::leading(letters, at);
    let (percent, end) = share(letters, leading.map_or(at, |(_, end)| end))?;
    let more = letters
        .any(end, &["至", "到", "~", "-", "–", "—", "〜"])
        .and_then(|behind| share(letters, behind))
        .filter(|(most, _)| *most > percent);
    let end = more.map_or(end, |(_, end)| end);
    let before = leading.map(|(comparison, _)| comparison);
    let (comparison, end) = comparison::around(letters, before, end);
    let most = more.map(|(most, _)| most);
    Some((
        Percent {
            comparison,
            percent,
            most,
        },
        end,
    ))
}

/// What stands before a share in words, and how many of it are one of a hundred.
const PARTS: [(&str, i64, i64); 3] = [("百分之", 1, 1), ("千分之", 1, 10), ("万分之", 1, 100)];

fn share(letters: &Letters, at: usize) -> Option<(Decimal, usize)> {
    for (word, times, over) in PARTS {
        if let Some(behind) = letters.word(at, word) {
            if let Some(end) = letters.any(behind, &["百"]).filter(|_| word == "百分之") {
                return Some((Decimal::of(100)?, end));
            }
            let number = number::with_point(letters, behind)?;
            return Some((number.value.times(times)?.over(over)?, number.end));
        }
    }
    let number = number::at(letters, at)?;
    if let Some(end) = letters.any(number.end, &["%", "个百分点", "百分点"]) {
        return Some((number.value, end));
    }
    if let Some(end) = letters.any(number.end, &["‰"]) {
        return Some((number.value.over(10)?, end));
    }
    tenths(letters, number.value, number.end)
}

/// What makes another word of 成: 三成員, 一成不變.
const NOT_TENTHS: &str =
    "立 为 员 功 本 果 长 品 交 绩 份 熟 都 人 效 文 不变 套 组 分 年 型 双 对 章 才";

/// 六成, 七成半.
fn tenths(letters: &Letters, number: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let end = letters.word(at, "成")?;
    let tenths = number.whole().filter(|tenths| (1..=10).contains(tenths))?;
    if letters.begins(end, NOT_TENTHS) {
        return None;
    }
    match letters.word(end, "半") {
        Some(end) => Some((Decimal::of(tenths * 10 + 5)?, end)),
        None => Some((Decimal::of(tenths * 10)?, end)),
    }
}
