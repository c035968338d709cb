//! By when something is done: 24小時內, 次日, 提前7日, 三天前, 立即.

mod window;

use std::sync::LazyLock;

use worktime::Length;

use super::amount::{self, Stated};
use super::letters::{Letters, NOTHING};
use super::lexicon::Lexicon;
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
    named(letters, at)
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
    NAMES.first_letters().chain(ahead).chain(['前'])
}

/// What a word that names a deadline means, and what makes something else of it.
struct Named {
    within: Within,
    not_before: &'static str,
    not_behind: &'static str,
}

/// 即時 is an adjective before what is done at once by nature, 馬上 says that something is near.
const NAMED: [(&str, Within, &str, &str); 8] = [
    (
        "立即 立刻 即刻 立马 当即",
        Within::Immediately,
        "性 起",
        "「 “ \" ‘ 『",
    ),
    (
        "即时",
        Within::Immediately,
        "通 消 信 性 数 状 监 的 视 聊 战 新 行 资 到账 更新 显示 沟通 交互 翻译 反映",
        "「 “ \" ‘ 『",
    ),
    (
        "马上",
        Within::Immediately,
        "到期 就 要 届满 期满 开始 结束 过期 将 满 来临 到来",
        "「 “ \" ‘ 『",
    ),
    (
        "当日 当天 同日 同天 即日",
        Within::SameDay,
        SAME_DAY_NOT_BEFORE,
        "「 “ \" ‘ 『",
    ),
    (
        "当个工作日 当工作日 同一工作日 同一个工作日 本工作日 当个营业日",
        Within::SameWorkingDay,
        "的 起",
        "",
    ),
    (
        "次日 翌日 隔日 隔天 次天",
        Within::NextDay,
        "起 达 的 计",
        "「 “ \" ‘ 『 隔",
    ),
    ("第二天 第二日", Within::NextDay, "起 的", ""),
    (
        "次工作日 次一工作日 次个工作日 次一个工作日 下一工作日 下一个工作日 下1个工作日 下个工作日 翌工作日 隔工作日 \
         次营业日 次一营业日 次一个营业日 下一营业日 下一个营业日 下个营业日 次工作天 次一工作天 下一工作天 下一个工作天 下个工作天",
        Within::NextWorkingDay,
        "起 的",
        "",
    ),
];

/// 當日的 and 當日值班 say which day is meant, not by when.
const SAME_DAY_NOT_BEFORE: &str = "起 的 值班 当班 在班 班次 班组 有效 工单 工作 数据 收到 新增 未";

static NAMES: LazyLock<Lexicon<Named>> = LazyLock::new(|| {
    Lexicon::new(
        NAMED
            .iter()
            .flat_map(|(words, within, not_before, not_behind)| {
                words
                    .split(' ')
                    .filter(|word| !word.is_empty())
                    .map(|word| {
                        (
                            word,
                            Named {
                                within: *within,
                                not_before,
                                not_behind,
                            },
                        )
                    })
            }),
    )
});

fn named(letters: &Letters, at: usize) -> Option<(Deadline, usize)> {
    let (named, end) = NAMES.find(letters, at)?;
    if letters.begins(end, named.not_before) || named.not_behind.contains(letters.before(at)) {
        return None;
    }
    let end = match named.within {
        Within::Immediately => end,
        _ => letters.skip(end, &["之内", "以内", "内"]),
    };
    Some((
        Deadline {
            within: named.within,
            side: Side::After,
        },
        end,
    ))
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
const REPORTING: [&str; 27] = [
    "汇报", "通报", "核对", "统计", "检查", "汇总", "整理", "复核", "分析", "抽查", "导出", "回顾",
    "公布", "对", "将", "把", "查看", "上报", "报送", "盘点", "清点", "复盘", "跟进", "处理",
    "梳理", "点评", "与",
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
    let is_set = window::is_set(letters, at, &stated);
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
