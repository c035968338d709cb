//! What must not be done: 不得, 嚴禁, 切勿.

use std::sync::LazyLock;

use super::amount;
use super::comparison;
use super::deadline::is_boundary;
use super::letters::{Letters, NOTHING};
use super::lexicon::Lexicon;

/// A word that forbids. All of them mean the same; which one it was helps a reader to find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Prohibition {
    word: &'static str,
}

impl Prohibition {
    /// The word in Traditional Chinese.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.word
    }
}

/// Words that forbid, in both scripts, with what makes another word of them: what follows, and the
/// letters before. Weaker words, such as 不應 and 不宜, advise.
const WORDS: [(&str, &str, &str, &str); 9] = [
    ("嚴禁", "严禁", "", ""),
    (
        "不得",
        "不得",
        "不 当 体 已 了 而知 力 法 劲 人心 其 要领 志 分 半点",
        "怪巴舍顾",
    ),
    ("禁止", "禁止", "性 令 事项 条款 标志 标识 牌 的", "被"),
    ("不許", "不许", "诺 可 愿", ""),
    ("不可", "不可", NOT_MUST_NOT, "非缺密"),
    ("不准", "不准", "确 时 备 点 则 的", ""),
    ("切勿", "切勿", "", ""),
    ("請勿", "请勿", "", ""),
    ("一律不予", "一律不予", "", ""),
];

/// 不可 with these says what can't be, not what mustn't: 不可抗力, 不可用.
const NOT_MUST_NOT: &str = "抗 靠 分 用 或缺 避免 逆 撤 估 少 缺 能 见 知 数 控 比 谓 言 预 观 替代 再生 收拾 多得 持续 否认 \
     理喻 思议 磨灭 更改的 转让的 读 信 行 解 修复 恢复 测 调和 同日";

struct Forbidding {
    word: &'static str,
    not_before: &'static str,
    not_behind: &'static str,
}

static FORBIDDING: LazyLock<Lexicon<Forbidding>> = LazyLock::new(|| {
    Lexicon::new(
        WORDS
            .iter()
            .map(|(word, simplified, not_before, not_behind)| {
                (
                    *simplified,
                    Forbidding {
                        word,
                        not_before,
                        not_behind,
                    },
                )
            }),
    )
});

/// The letters with which a prohibition begins.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    FORBIDDING.first_letters()
}

/// The prohibition that begins at a place, and its end.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Prohibition, usize)> {
    let (found, end) = FORBIDDING.find(letters, at)?;
    let is_other_word =
        letters.begins(end, found.not_before) || found.not_behind.contains(letters.before(at));
    // One at the end forbids nothing: 缺一不可.
    let is_last = is_boundary(letters.get(end)) || letters.begins(end, "的， 的。 的；");
    let is_prohibition =
        !is_other_word && !is_shown(letters, at) && !is_last && !binds_figure(letters, at);
    is_prohibition.then_some((Prohibition { word: found.word }, end))
}

/// How far before a word the quotes are looked for in which it stands.
const QUOTE_LETTERS_MAX: usize = 20;

/// A word in quotes is shown, as on a sign, and forbids nothing here.
fn is_shown(letters: &Letters, at: usize) -> bool {
    let before = (at.saturating_sub(QUOTE_LETTERS_MAX)..at)
        .rev()
        .map(|at| letters.get(at));
    let mut quotes = before.filter(|c| {
        matches!(
            *c,
            '「' | '」' | '『' | '』' | '“' | '”' | '‘' | '’' | NOTHING
        )
    });
    matches!(quotes.next(), Some('「' | '『' | '“' | '‘'))
}

/// 不得超過5人 binds a figure, and 不得遲於次日 a day.
fn binds_figure(letters: &Letters, at: usize) -> bool {
    let figure = comparison::leading(letters, at).filter(|(_, end)| amount::begins(letters, *end));
    figure.is_some()
        || letters
            .any(at, &["不得迟于", "不得晚于", "不可迟于", "不可晚于"])
            .is_some()
}
