//! What binds a figure from one side: 不少於, 超過, 以上.

use std::sync::LazyLock;

use super::letters::Letters;
use super::lexicon::Lexicon;

/// How a figure binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// No word says how: 保存十年, 扣5分.
    Exactly,
    /// Not less: 不少於, 至少, 以上.
    AtLeast,
    /// Not more: 不超過, 以下, 以內.
    AtMost,
    /// More: 超過.
    MoreThan,
    /// Less: 低於, 不足.
    LessThan,
}

impl Comparison {
    const fn negated(self) -> Self {
        match self {
            Self::Exactly => Self::Exactly,
            Self::AtLeast => Self::LessThan,
            Self::AtMost => Self::MoreThan,
            Self::MoreThan => Self::AtMost,
            Self::LessThan => Self::AtLeast,
        }
    }
}

/// Words that bind the figure behind them.
const BEFORE: [(&str, Comparison); 10] = [
    (
        "至少 最少 最低 最短 起码 大于等于 大于或等于 等于或大于 不少过 >= ≥ ≧ => 满 达 达到 达至 达到或超过 达到或者超过",
        Comparison::AtLeast,
    ),
    (
        "至多 最多 最高 最长 顶多 小于等于 小于或等于 等于或小于 <= ≤ ≦ =<",
        Comparison::AtMost,
    ),
    ("> 超", Comparison::MoreThan),
    ("< 不足 不满 未满 不到 未到", Comparison::LessThan),
    ("不下 不下于 不亚于", Comparison::AtLeast),
    ("逾", Comparison::MoreThan),
    ("未达 未达到 不达 达不到 未能达到", Comparison::LessThan),
    ("等于或超过 等于或高于", Comparison::AtLeast),
    ("等于或少于 等于或低于", Comparison::AtMost),
    ("不超", Comparison::AtMost),
];

/// Words that bind, and that may be turned round by a negation.
const NEGATED: [(&str, Comparison); 2] = [
    (
        "超过 超出 高于 多于 大于 长于 突破 高过 多过",
        Comparison::MoreThan,
    ),
    ("少于 低于 小于 短于 少过 低过", Comparison::LessThan),
];

const NEGATIONS: [&str; 19] = [
    "不",
    "不得",
    "不能",
    "不可",
    "不应",
    "不宜",
    "不许",
    "不准",
    "不会",
    "不应当",
    "未",
    "不可以",
    "均不",
    "不再",
    "不该",
    "不允许",
    "禁止",
    "严禁",
    "没有",
];

/// Words that bind the figure before them, and what they leave of a word that bound it already.
const BEHIND: [(&str, Comparison); 3] = [
    (
        "以上 及以上 或以上 含以上 (含)以上 以上(含) 以上(含本数) 或更多 及其以上",
        Comparison::AtLeast,
    ),
    (
        "以下 及以下 或以下 含以下 (含)以下 以下(含) 以下(含本数) 以内 之内 内 为限",
        Comparison::AtMost,
    ),
    ("以上(不含)", Comparison::MoreThan),
];

static LEADING: LazyLock<Lexicon<Comparison>> = LazyLock::new(|| {
    let plain = BEFORE.iter().chain(&NEGATED);
    let plain = plain.flat_map(|(words, comparison)| {
        words.split(' ').map(|word| (word.to_owned(), *comparison))
    });
    let turned = NEGATED.iter().flat_map(|(words, comparison)| {
        words.split(' ').flat_map(move |word| {
            NEGATIONS
                .iter()
                .map(move |no| (format!("{no}{word}"), comparison.negated()))
        })
    });
    let all: Vec<(String, Comparison)> = plain.chain(turned).collect();
    Lexicon::new(
        all.iter()
            .map(|(word, comparison)| (word.as_str(), *comparison)),
    )
});

static TRAILING: LazyLock<Lexicon<Comparison>> = LazyLock::new(|| {
    Lexicon::new(
        BEHIND
            .iter()
            .flat_map(|(words, comparison)| words.split(' ').map(|word| (word, *comparison))),
    )
});

/// The letters with which a comparison before a figure begins.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    LEADING.first_letters()
}

/// The comparison before a figure that would begin at the end.
pub(super) fn leading(letters: &Letters, at: usize) -> Option<(Comparison, usize)> {
    let (comparison, end) = LEADING.find(letters, at)?;
    // 期滿 and 年滿 aren't 滿, 送達 and 到達 aren't 達.
    let is_part = match letters.get(at) {
        '满' => "期 届 年 圆 未 不 充 饱",
        '达' => "到 送 抵 传 下 转 表 直 发 高 多 通 不 未",
        '超' | '逾' => "不",
        _ => "",
    };
    let is_word = !is_part.contains(letters.before(at));
    is_word.then_some((*comparison, letters.skip(end, &["为", "约"])))
}

/// The comparison behind a figure, and its end.
pub(super) fn trailing(letters: &Letters, at: usize) -> Option<(Comparison, usize)> {
    let (comparison, end) = TRAILING.find(letters, at)?;
    let is_part = letters.get(at) == '内' && letters.begins(at, "内部 内容 内勤 内外 内地");
    (!is_part).then_some((*comparison, end))
}

/// The comparisons on both sides of a figure, which ends at `at` without the one behind it. What
/// stands before decides: 達到90%以上 is at least, 超過3次以上 is more.
pub(super) fn around(
    letters: &Letters,
    before: Option<Comparison>,
    at: usize,
) -> (Comparison, usize) {
    let behind = trailing(letters, at);
    let end = behind.map_or(at, |(_, end)| end);
    let decided = before.filter(|before| *before != Comparison::Exactly);
    let comparison = decided.or(behind.map(|(behind, _)| behind));
    (comparison.unwrap_or(Comparison::Exactly), end)
}
