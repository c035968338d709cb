//! Lengths without a word that makes deadlines of them, and lengths with one that are none.

use crate::prose::amount::{self, Stated};
use crate::prose::letters::{Letters, NOTHING};
use crate::prose::unit::{TimeUnit, Unit};

use super::is_boundary;

/// Words that set the time behind them as the one in which something is done.
const SETTING: [&str; 26] = [
    "延长至",
    "延长到",
    "延长为",
    "放宽至",
    "放宽到",
    "放宽为",
    "宽限至",
    "宽限",
    "延至",
    "顺延至",
    "顺延",
    "展延至",
    "缩短至",
    "缩短到",
    "缩短为",
    "压缩至",
    "压缩到",
    "时限为",
    "时限是",
    "时限",
    "限时",
    "限期",
    "最迟",
    "最晚",
    "至迟",
    "推迟至",
];

/// Headings of times in which something is done: 響應時限：一般諮詢30分鐘，緊急諮詢5分鐘.
const HEADINGS: [&str; 16] = [
    "限时",
    "限期",
    "时限",
    "时效",
    "办理期限",
    "处理期限",
    "办结期限",
    "整改期限",
    "完成期限",
    "答复期限",
    "回复期限",
    "付款期限",
    "响应期限",
    "修复期限",
    "反馈期限",
    "提交期限",
];

/// How far before a length its heading is looked for.
const HEADING_LETTERS_MAX: usize = 60;

/// What is measured by a length and isn't done in it, if it stands before the length in its part of
/// the sentence: 逾期30分鐘, 培訓4小時.
const MEASURED: [&str; 34] = [
    "逾期", "超时", "迟到", "早退", "延误", "延迟", "培训", "时长", "有效", "保留", "保存", "留存",
    "连续", "累计", "停用", "冻结", "锁定", "演练", "历时", "持续", "休息", "静音", "工时", "共计",
    "合计", "每次", "每人", "全程", "课程", "学习", "公示", "间隔", "等候", "旷工",
];

/// How far before a length the words are looked for that say what it measures.
const MEASURED_LETTERS_MAX: usize = 12;

/// Whether a length is a deadline without 內.
///
/// Hours and working days are times for doing something unless a word says what else they measure.
/// Days, months and years are how long something is kept or valid unless a heading sets them.
pub(super) fn is_set(letters: &Letters, at: usize, stated: &Stated) -> bool {
    if letters.follows(at, &SETTING) {
        return true;
    }
    // 最後一個工作日 and 24小時服務 are no lengths.
    let is_named = letters.follows(
        at,
        &["最后", "最初", "首", "第", "×", "*", "全天", "全年", "此"],
    );
    if is_named || is_round_the_clock(stated) {
        return false;
    }
    if in_brackets(letters, stated.end) {
        return true;
    }
    let unit = stated.time_unit();
    let is_long = matches!(
        unit,
        Some(TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year)
    );
    if letters.before(at) == '后' && !is_long && !is_boundary(letters.get(stated.end)) {
        return true;
    }
    let is_day = matches!(unit, Some(TimeUnit::Day | TimeUnit::Week));
    if has_before(letters, at, MEASURED_LETTERS_MAX, &MEASURED, is_boundary) {
        return false;
    }
    if is_long || is_day {
        return has_before(letters, at, HEADING_LETTERS_MAX, &HEADINGS, |c| {
            matches!(c, '。' | NOTHING)
        });
    }
    stated.amount.number.whole().is_some()
}

/// 24小時 is "round the clock" where no word makes a length of it.
fn is_round_the_clock(stated: &Stated) -> bool {
    stated.time_unit() == Some(TimeUnit::Hour) && stated.amount.number.whole() == Some(24)
}

/// How long brackets are read that stand between a length and its 內.
const BRACKET_LETTERS_MAX: usize = 40;

/// 1個工作日（跨國項目為2個工作日）內 has two lengths with one 內.
fn in_brackets(letters: &Letters, end: usize) -> bool {
    let is_opened = letters.get(end) == '(';
    if !is_opened && letters.get(end) != ')' {
        return false;
    }
    let inside = end..end + BRACKET_LETTERS_MAX;
    let closing = inside
        .clone()
        .find(|at| matches!(letters.get(*at), ')' | NOTHING));
    closing.is_some_and(|closing| letters.begins(closing, ")内 )之内 )以内"))
}

/// Whether one of some words stands before a place, up to some letters away and to what ends the
/// part.
fn has_before(
    letters: &Letters,
    at: usize,
    letters_max: usize,
    words: &[&str],
    ends: impl Fn(char) -> bool,
) -> bool {
    let places = (at.saturating_sub(letters_max)..at).rev();
    let mut part = places.take_while(|at| !ends(letters.get(*at)));
    part.any(|at| letters.any(at, words).is_some())
}

/// What is counted within a length, instead of being done in it.
const COUNTED: &str = "重复 累计 连续 多次 再次 反复 屡次 发生 出现 同一 共";

/// How far behind 內 what is counted is looked for.
const COUNTED_LETTERS_MAX: usize = 12;

/// Whether a length that ends with its 內 is a window in which things are counted: 一個月內重複兩次以上,
/// 一年內三次.
pub(super) fn is_counted_in(letters: &Letters, end: usize) -> bool {
    if letters.begins(end, COUNTED) {
        return true;
    }
    let places = (end..end + COUNTED_LETTERS_MAX).take_while(|at| !is_boundary(letters.get(*at)));
    places.filter(|at| amount::begins(letters, *at)).any(|at| {
        let counted =
            amount::at(letters, at).filter(|stated| stated.amount.unit == Unit::Things("times"));
        counted.is_some_and(|stated| at == end || letters.begins(stated.end, "以上 及以上 的"))
    })
}
