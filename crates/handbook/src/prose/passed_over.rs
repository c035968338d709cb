//! What looks like a figure and says none that a rule could carry: dates, times of day, telephone
//! numbers, numbers of articles and versions, idioms, fractions, and lengths that look back.

use std::sync::LazyLock;

use super::amount;
use super::letters::Letters;
use super::lexicon::Lexicon;
use super::number::{self, Figures};
use super::unit::TimeUnit;

/// Where what begins at a place and is passed over ends.
pub(super) fn at(letters: &Letters, at: usize) -> Option<usize> {
    if let Some((_, end)) = IDIOMS.find(letters, at) {
        return Some(end);
    }
    code(letters, at)
        .or_else(|| ordinal(letters, at))
        .or_else(|| date(letters, at))
        .or_else(|| time_of_day(letters, at))
        .or_else(|| fraction(letters, at))
        .or_else(|| looking_back(letters, at))
}

/// The letters with which something begins that is passed over, apart from figures and codes.
pub(super) fn first_letters() -> impl Iterator<Item = char> {
    let past = PAST.iter().filter_map(|word| word.chars().next());
    IDIOMS.first_letters().chain(past).chain(['第'])
}

/// Words and idioms that hold a number, often with what would be a unit, and count nothing.
const IDIOM_WORDS: &str = "三番五次 三番两次 三天打鱼 两天晒网 三天两头 一年到头 一天到晚 一年一度 三分钟热度 五分钟热度 \
     十年如一日 一日三餐 一分一秒 一分一毫 一字一句 一五一十 一问三不知 一成不变 一分为二 三人行 三令五申 三言两语 接二连三 \
     三心二意 丢三落四 七上八下 五花八门 四面八方 千方百计 九牛一毛 两全其美 两回事 三句话 百分百 一次性 千万 万一 一时 \
     一起 一点 一家人";

static IDIOMS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = IDIOM_WORDS.split(' ').filter(|word| !word.is_empty());
    Lexicon::new(words.map(|word| (word, ())))
});

/// V3.2.1, ISO 9001, FW-2024-018, 400-820-1234, 9:00, 2026-01-01, 7×24小時: digits that are joined to
/// letters or to other digits.
fn code(letters: &Letters, at: usize) -> Option<usize> {
    let first = letters.get(at);
    if first.is_ascii_alphabetic() {
        // Currency codes stand before amounts.
        if amount::begins(letters, at) {
            return None;
        }
        return Some(end_of_code(letters, at));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let end = end_of_code(letters, at);
    let number = number::at(letters, at);
    let is_plain = number.is_some_and(|number| number.end >= end);
    if is_plain || amount::at(letters, at).is_some_and(|stated| stated.end >= end) {
        return None;
    }
    // 10% and 5,000 stop where the number does.
    let joins = |c: char| {
        matches!(
            c,
            ':' | '/' | '-' | '.' | '_' | '@' | '*' | '×' | '+' | ' ' | '#'
        )
    };
    let is_joined = number.is_none_or(|number| joins(letters.get(number.end)));
    if is_joined && !is_share_range(letters, at) {
        let times = letters.part(at..end).any(|c| matches!(c, '*' | '×'));
        let amount = amount::at(letters, last_number(letters, at, end)).filter(|_| times);
        return Some(amount.map_or(end, |stated| stated.end));
    }
    None
}

/// 20%-30% and 20-30% are shares.
fn is_share_range(letters: &Letters, at: usize) -> bool {
    super::percent::at(letters, at).is_some()
}

/// What is longer than any telephone number or address is read as several codes.
const CODE_LETTERS_MAX: usize = 128;

fn end_of_code(letters: &Letters, at: usize) -> usize {
    let joins = |c| {
        matches!(
            c,
            ':' | '/' | '-' | '.' | '_' | '@' | '*' | '×' | '+' | ' ' | '#' | '–' | '—'
        )
    };
    let is_part = |at| {
        let c = letters.get(at);
        c.is_ascii_alphanumeric() || joins(c) && letters.get(at + 1).is_ascii_alphanumeric()
    };
    let places = at..at + CODE_LETTERS_MAX;
    places
        .clone()
        .find(|at| !is_part(*at))
        .unwrap_or(places.end)
}

/// Where the last run of digits of a part begins.
fn last_number(letters: &Letters, at: usize, end: usize) -> usize {
    let mut start = end;
    while start > at && letters.before(start).is_ascii_digit() {
        start -= 1;
    }
    start
}

/// 第五條, 第三個工作日, with what they count.
fn ordinal(letters: &Letters, at: usize) -> Option<usize> {
    let number_at = letters.word(at, "第")?;
    // 第二天 is the next day.
    if letters.any(at, &["第二天", "第二日"]).is_some() || !number::begins(letters, number_at)
    {
        return None;
    }
    let amount = amount::at(letters, number_at).map(|stated| stated.end);
    Some(amount.unwrap_or_else(|| number::end_of_run(letters, number_at)))
}

/// 2026年1月1日, 12月底, 5日 behind a month.
fn date(letters: &Letters, at: usize) -> Option<usize> {
    if letters.before(at) == '月' && number::begins(letters, at) {
        return days_of_month(letters, at);
    }
    if let Some(end) = year(letters, at) {
        return Some(month(letters, end).unwrap_or(end));
    }
    month(letters, at)
}

fn year(letters: &Letters, at: usize) -> Option<usize> {
    if !number::begins(letters, at) {
        return None;
    }
    let end = number::end_of_run(letters, at);
    let behind = letters.word(end, "年")?;
    // 2026年 and 二〇二六年: four figures, none of which is a step.
    let digits = letters
        .part(at..end)
        .all(|c| !matches!(c, '十' | '百' | '千' | '万' | '亿'));
    (digits && end - at == 4).then_some(behind)
}

fn month(letters: &Letters, at: usize) -> Option<usize> {
    let number = number::at(letters, at)?;
    let behind = letters.word(number.end, "月")?;
    Some(days_of_month(letters, behind).unwrap_or(behind))
}

/// How many dates of one month are read in a list.
const DATES_MAX: usize = 31;

/// 5日前, 10日至15日, 15、30日.
fn days_of_month(letters: &Letters, at: usize) -> Option<usize> {
    let mut end = None;
    let mut start = at;
    for _ in 0..DATES_MAX {
        let number = number::at(letters, start);
        let Some(behind) = number.and_then(|number| letters.any(number.end, &["日", "号"]))
        else {
            break;
        };
        end = Some(behind);
        start = letters.skip(
            behind,
            &["至", "到", "、", "和", "及", "或", "~", "-", "–", "—"],
        );
    }
    end
}

/// 9點30分, 18時. 9:00 is a code.
fn time_of_day(letters: &Letters, at: usize) -> Option<usize> {
    let number = number::at(letters, at)?;
    let end = letters.any(number.end, &["点钟", "点整", "点半", "点", "时整", "时"])?;
    let is_other = letters.begins(number.end, "时段 时间 点以上 点以下 点及 时期");
    if is_other {
        return None;
    }
    let minutes = number::at(letters, end).and_then(|number| letters.word(number.end, "分"));
    Some(minutes.unwrap_or(end))
}

/// 三分之二. Shares of a hundred are said by [`super::percent`].
fn fraction(letters: &Letters, at: usize) -> Option<usize> {
    let end = number::begins(letters, at).then(|| number::end_of_run(letters, at))?;
    let behind = letters.word(end, "分之")?;
    let is_percent = letters.any(at, &["百分之", "千分之", "万分之"]).is_some();
    (!is_percent && number::begins(letters, behind)).then(|| number::end_of_run(letters, behind))
}

/// 七天無理由退貨 is the name of a right.
const RIGHTS: &str = "无理由";

/// Words before a length that has passed.
const PAST: [&str; 8] = ["最近", "过去", "近", "以往", "此前", "上", "这", "头"];

/// 近三個月, 十年來, 三年前.
fn looking_back(letters: &Letters, at: usize) -> Option<usize> {
    if let Some(behind) = letters.any(at, &PAST) {
        let stated = amount::at(letters, behind)?;
        // 以上兩年 binds what stands before it, 線上 and 網上 are places.
        let is_place = matches!(letters.get(at), '上' | '头') && !is_free(letters.before(at));
        return (stated.time_unit().is_some() && !is_place).then_some(stated.end);
    }
    if !amount::begins(letters, at) {
        return None;
    }
    let stated = amount::at(letters, at)?;
    let unit = stated.time_unit()?;
    if letters.begins(stated.end, RIGHTS) {
        return Some(stated.end);
    }
    if let Some(end) = letters.any(stated.end, &["以来", "来"]) {
        let is_verb = letters.begins(stated.end, "来电 来函 来访 来信");
        return (!is_verb).then_some(end);
    }
    let is_past = unit == TimeUnit::Year && stated.figures == Figures::Chinese;
    letters.word(stated.end, "前").filter(|_| is_past)
}

fn is_free(c: char) -> bool {
    super::deadline::is_boundary(c) || matches!(c, '在' | '于' | '较' | '比' | '与' | '和')
}
