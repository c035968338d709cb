//! By when something is done: 24小時內, 次日, 提前7日, 三天前, 立即.

mod named;
mod window;

use worktime::Length;

use super::amount::{self, Stated};
use super::comparison;
use super::letters::{Letters, NOTHING};
use super::number::Decimal;
use super::unit::TimeUnit;

/// By when something is done, seen from an event that the prose names elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// How long.
    pub within: Within,
    /// On which side of the event.
    pub side: Side,
}

/// The side of the event on which the time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// At most so long after it.
    After,
    /// At least so long before it.
    Before,
}

/// How long a deadline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// 立即, 馬上.
    Immediately,
    /// 當日.
    SameDay,
    /// 當個工作日.
    SameWorkingDay,
    /// 次日.
    NextDay,
    /// 下一個工作日.
    NextWorkingDay,
    /// A length that rules can say too.
    Length(Length),
    /// What no rule can say, since nobody says how long it is: half a month, half a working day.
    Units {
        /// How many.
        number: Decimal,
        /// Of what.
        unit: TimeUnit,
    },
    /// A range: 3至5個工作日內.
    Range {
        /// How many at least.
        least: Decimal,
        /// How many at most.
        most: Decimal,
        /// Of what.
        unit: TimeUnit,
    },
}

/// The deadline that begins at a place, and its end.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    named::at(letters, at)
        .or_else(|| ahead(letters, at))
        .or_else(|| no_later(letters, at))
        .or_else(|| counted(letters, at))
}

/// The letters with which a deadline begins, apart from figures.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    let ahead = AHEAD
        .iter()
        .chain(&NO_LATER)
        .filter_map(|word| word.chars().next());
    named::first_letters().chain(ahead).chain(['前'])
}

/// What stands before how long before an event something is done, apart from 前.
const AHEAD: [&str; 3] = ["提前", "提早", "预先"];

/// Words between 提前 and how long.
const AT_LEAST: [&str; 7] = ["至少", "最少", "不少于", "不低于", "不得少于", "应", "约"];

/// Letters before 前 with which it is another word, or says which: 目前三天, 的前三天 are the first
/// three.
const NOT_BEFORE_AHEAD: &str = "目当先面眼往从空台以之日的在于近跟";

/// 提前7日, 屆滿前一個月.
fn ahead(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    let amount_at = if let Some(end) = letters.any(at, &AHEAD) {
        letters.skip(end, &AT_LEAST)
    } else {
        let end = letters.word(at, "前")?;
        let before = letters.before(at);
        // 之前 and 以前 count as 前 here: 會議之前3天.
        let behind_event = letters.follows(at, &["之", "以"]) || !NOT_BEFORE_AHEAD.contains(before);
        if !behind_event || is_boundary(before) {
            return None;
        }
        letters.skip(end, &AT_LEAST)
    };
    let stated = time(letters, amount_at)?;
    if letters.get(at) == '前' && looks_back(letters, at, &stated) {
        return None;
    }
    let end = letters.skip(
        stated.end,
        &["以上", "之前", "以前", "前", "之内", "以内", "内"],
    );
    Some((within(&stated, Side::Before)?, end))
}

/// Verbs before 前一日 and 前一週, which then are days that have passed and not times before an event.
const REPORTING: [&str; 45] = [
    "检视", "审阅", "查阅", "浏览", "回看", "确认", "公示", "登记", "补录", "补齐", "关闭", "汇整",
    "列出", "展示", "讲评", "通告", "结清", "追踪", "汇报", "通报", "核对", "统计", "检查", "汇总",
    "整理", "复核", "分析", "抽查", "导出", "回顾", "公布", "对", "将", "把", "查看", "上报",
    "报送", "盘点", "清点", "复盘", "跟进", "处理", "梳理", "点评", "与",
];

fn looks_back(letters: &Letters, at: usize, stated: &Stated) -> bool {
    stated.is_article() && letters.follows(at, &REPORTING)
}

/// What stands before the longest time that a deadline may take.
const NO_LATER: [&str; 6] = [
    "不得迟于",
    "不得晚于",
    "不应迟于",
    "不应晚于",
    "不迟于",
    "不晚于",
];

/// 不遲於3日.
fn no_later(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    let end = letters.any(at, &NO_LATER)?;
    let stated = time(letters, end)?;
    let end = letters.skip(stated.end, &["之内", "以内", "内"]);
    Some((within(&stated, Side::After)?, end))
}

/// 3個工作日內, 三天前, 時限為2小時.
fn counted(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    if !amount::begins(letters, at) {
        return None;
    }
    let stated = time(letters, at)?;
    if let Some(end) = letters.any(stated.end, &["之内", "以内", "内"]) {
        let is_window =
            window::is_counted_in(letters, end) || letters.begins(stated.end, "内部 内容");
        return (!is_window).then_some((within(&stated, Side::After)?, end));
    }
    if let Some(end) = letters.any(stated.end, &["之前", "以前", "前"]) {
        // Ten years ago nothing was due, and 前台 is another word.
        let is_past = stated.time_unit() == Some(TimeUnit::Year);
        let is_word = letters.begins(stated.end, "前台 前述 前端 前期 前后 前往");
        return (!is_past && !is_word).then_some((within(&stated, Side::Before)?, end));
    }
    // 4小時以上 is a threshold.
    let is_bound = comparison::trailing(letters, stated.end).is_some();
    let is_set = !is_bound && window::is_set(letters, at, &stated);
    is_set.then_some((within(&stated, Side::After)?, stated.end))
}

fn time(letters: &Letters, at: usize) -> Option<Stated> {
    amount::at(letters, at).filter(|stated| stated.time_unit().is_some())
}

fn within(stated: &Stated, side: Side) -> Option<Deadline> {
    let unit = stated.time_unit()?;
    let number = stated.amount.number;
    let within = match stated.amount.most {
        Some(most) => Within::Range {
            least: number,
            most,
            unit,
        },
        None => match stated.amount.length() {
            Some(length) => Within::Length(length),
            None => Within::Units { number, unit },
        },
    };
    Some(Deadline { within, side })
}

/// What ends a part of a sentence.
pub(super) const fn is_boundary(c: char) -> bool {
    matches!(
        c,
        NOTHING
            | '，'
            | ','
            | '。'
            | '；'
            | ';'
            | '、'
            | ':'
            | '('
            | ')'
            | '!'
            | '?'
            | '」'
            | '”'
            | '》'
            | '|'
    )
}
