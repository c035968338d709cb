//! How often: 每季度至少一次, 每兩週, 每週一, 一年兩次, 按月.

use worktime::{Length, Period, Weekday};

use super::amount;
use super::letters::Letters;
use super::number::{self, Decimal};
use super::unit::TimeUnit;

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Once in each window, without a number: 每月, 按季, 每兩小時.
    Every(Window),
    /// So many times in each window, or more: 每季度至少一次, 一年兩次.
    Times {
        /// How many times.
        times: u32,
        /// In each of what.
        each: Window,
    },
    /// On a day of the week.
    Weekday(Weekday),
}

/// What comes again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// A period of the calendar.
    Period(Period),
    /// Any length of time: every two hours, every three months.
    Length(Length),
    /// What has no length of its own: half a month.
    Units {
        /// How many.
        number: Decimal,
        /// Of what.
        unit: TimeUnit,
    },
}

/// The letters with which a frequency begins, apart from figures.
pub(super) const FIRST_LETTERS: [char; 5] = ['每', '逢', '按', '逐', '隔'];

/// The frequency that begins at a place, and its end; none if something else does that looks alike,
/// such as 每週一至週五.
pub(super) fn at(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    match letters.get(at) {
        // Whatever begins here stands in `FIRST_LETTERS` too.
        '每' => each(letters, at + 1),
        '逢' => weekday(letters, at + 1),
        '按' | '逐' => each_by(letters, at + 1),
        '隔' => each_other(letters, at),
        _ => times_within(letters, at),
    }
}

/// Reads what follows 每.
fn each(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    let counted_at = letters.skip(at, &["逢", "隔", "满", "间隔"]);
    let is_apart = letters.any(at, &["隔", "间隔"]).is_some();
    if let Some(found) = weekday(letters, letters.skip(counted_at, &["个"])) {
        return Some(found);
    }
    let (window, end) = window(letters, counted_at)?;
    // 每隔一天 is every second day, while 每隔兩小時 is every two hours.
    let window = match window {
        Window::Length(Length::Days(1)) | Window::Period(Period::Day) if is_apart => {
            Window::Length(Length::Days(2))
        }
        Window::Length(Length::Weeks(1)) | Window::Period(Period::Week) if is_apart => {
            Window::Length(Length::Weeks(2))
        }
        Window::Length(Length::Months(1)) | Window::Period(Period::Month) if is_apart => {
            Window::Length(Length::Months(2))
        }
        Window::Length(Length::Years(1)) | Window::Period(Period::Year) if is_apart => {
            Window::Length(Length::Years(2))
        }
        window => window,
    };
    if let Some((times, end)) = times(letters, end) {
        return Some((Some(so_often(times, window)), end));
    }
    // 每季末 names its day by the period alone; a date behind it is no part of how often.
    let end = letters.skip(end, &["末", "底", "初"]);
    Some((Some(Frequency::Every(window)), end))
}

/// 按月, 逐年.
fn each_by(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    let (period, end) = period(letters, at)?;
    let is_other = letters.begins(end, "数 期 节 龄 历 计划");
    (!is_other).then_some((Some(Frequency::Every(Window::Period(period))), end))
}

/// 隔週 is every second week. 隔日 and 隔天 are so only with how many times; else they are the next day.
fn each_other(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    let (period, end) = period(letters, at + 1)?;
    let counted = times(letters, end);
    let window = Window::Length(match period {
        Period::Week => Length::Weeks(2),
        Period::Month => Length::Months(2),
        Period::Year => Length::Years(2),
        Period::Day if counted.is_some() => Length::Days(2),
        _ => return None,
    });
    Some(match counted {
        Some((times, end)) => (Some(so_often(times, window)), end),
        None => (Some(Frequency::Every(window)), end),
    })
}

/// 一年兩次, 半年一次.
fn times_within(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    if !amount::begins(letters, at) {
        return None;
    }
    let (window, end) = window(letters, at)?;
    let (times, end) = times(letters, end)?;
    Some((Some(so_often(times, window)), end))
}

/// Once in three months is every three months; once in a month stays a number.
fn so_often(times: u32, window: Window) -> Frequency {
    match window {
        Window::Length(_) | Window::Units { .. } if times == 1 => Frequency::Every(window),
        _ => Frequency::Times {
            times,
            each: window,
        },
    }
}

/// 至少一次, 兩次.
fn times(letters: &Letters, at: usize) -> Option<(u32, usize)> {
    let bound = [
        "至少",
        "最少",
        "不少于",
        "不低于",
        "不得少于",
        "不得低于",
        "各",
        "应不少于",
        "须不少于",
    ];
    let start = letters.skip(at, &bound);
    let number = number::at(letters, start)?;
    let end = letters.any(number.end, &["次", "遍", "回"])?;
    let times = u32::try_from(number.value.whole()?).ok()?;
    let is_word = letters.begins(number.end, "次性 次日 次序 次要 次级 回复 回访 回覆 回应");
    (times > 0 && !is_word).then_some((times, end))
}

/// A period, or a number of units of time; one of a unit is its period.
fn window(letters: &Letters, at: usize) -> Option<(Window, usize)> {
    if let Some((period, end)) = period(letters, at) {
        return Some((Window::Period(period), end));
    }
    for (word, unit) in [
        ("小时", TimeUnit::Hour),
        ("分钟", TimeUnit::Minute),
        ("半月", TimeUnit::Month),
    ] {
        if let Some(end) = letters.word(at, word) {
            let number = if word == "半月" {
                Decimal::HALF
            } else {
                Decimal::of(1)?
            };
            return Some((length(number, unit), end));
        }
    }
    let stated = amount::at(letters, at).filter(|stated| stated.amount.most.is_none())?;
    let unit = stated.time_unit()?;
    let number = stated.amount.number;
    let period = match (unit, number.whole()) {
        (TimeUnit::Day, Some(1)) => Some(Period::Day),
        (TimeUnit::WorkingDay, Some(1)) => Some(Period::WorkingDay),
        (TimeUnit::Week, Some(1)) => Some(Period::Week),
        (TimeUnit::Month, Some(1)) => Some(Period::Month),
        (TimeUnit::Quarter, Some(1)) => Some(Period::Quarter),
        (TimeUnit::Year, Some(1)) => Some(Period::Year),
        (TimeUnit::Year, None) if number == Decimal::HALF => Some(Period::HalfYear),
        _ => None,
    };
    let window = period.map_or_else(|| length(number, unit), Window::Period);
    Some((window, stated.end))
}

fn length(number: Decimal, unit: TimeUnit) -> Window {
    match unit.length(number) {
        Some(length) => Window::Length(length),
        None => Window::Units { number, unit },
    }
}

/// Periods, the longer words first, with what makes another word of them: 週期, 年級.
const PERIODS: [(&str, Period, &str); 27] = [
    ("个工作日", Period::WorkingDay, ""),
    ("工作日", Period::WorkingDay, ""),
    ("个工作天", Period::WorkingDay, ""),
    ("工作天", Period::WorkingDay, ""),
    ("个营业日", Period::WorkingDay, ""),
    ("营业日", Period::WorkingDay, ""),
    ("个自然日", Period::Day, ""),
    ("自然日", Period::Day, ""),
    ("半年度", Period::HalfYear, ""),
    ("半年", Period::HalfYear, ""),
    ("个自然月", Period::Month, ""),
    ("个月", Period::Month, ""),
    ("自然月", Period::Month, ""),
    ("月份", Period::Month, ""),
    ("月度", Period::Month, ""),
    ("月", Period::Month, "饼"),
    ("个季度", Period::Quarter, ""),
    ("季度", Period::Quarter, ""),
    ("季", Period::Quarter, "节"),
    ("年度", Period::Year, ""),
    ("年", Period::Year, "级 龄 代"),
    ("个星期", Period::Week, "一 二 三 四 五 六 日 天"),
    ("星期", Period::Week, "一 二 三 四 五 六 日 天"),
    ("礼拜", Period::Week, "一 二 三 四 五 六 日 天"),
    ("周", Period::Week, "岁 期 边 围 末 刊 年 转"),
    ("日", Period::Day, "元 圆 均"),
    ("天", Period::Day, "然"),
];

fn period(letters: &Letters, at: usize) -> Option<(Period, usize)> {
    let (word, period, not_before) = PERIODS
        .iter()
        .find(|(word, ..)| letters.word(at, word).is_some())?;
    let end = letters.word(at, word)?;
    // 每星期兩次 counts times, though 二 names a day as well.
    let is_other = letters.begins(end, not_before) && times(letters, end).is_none();
    (!is_other).then_some((*period, end))
}

/// 週一. None with its end for 週一至週五, which says on which days something is open.
fn weekday(letters: &Letters, at: usize) -> Option<(Option<Frequency>, usize)> {
    let (day, end) = one_weekday(letters, at)?;
    if let Some(behind) = letters.any(end, &["至", "到", "~", "-", "–", "—", "〜"]) {
        let last = letters.skip(behind, &WEEK);
        if day_of_week(letters.get(last)).is_some() {
            return Some((None, last + 1));
        }
    }
    Some((Some(Frequency::Weekday(day)), end))
}

/// What stands before the number of a day of the week.
const WEEK: [&str; 3] = ["星期", "礼拜", "周"];

fn one_weekday(letters: &Letters, at: usize) -> Option<(Weekday, usize)> {
    let behind = letters.any(at, &WEEK)?;
    let day = day_of_week(letters.get(behind))?;
    // 每週五次 counts times.
    let is_other = times(letters, behind).is_some() || letters.begins(behind, "日均 天然");
    (!is_other).then_some((day, behind + 1))
}

const fn day_of_week(c: char) -> Option<Weekday> {
    Some(match c {
        '一' => Weekday::Monday,
        '二' => Weekday::Tuesday,
        '三' => Weekday::Wednesday,
        '四' => Weekday::Thursday,
        '五' => Weekday::Friday,
        '六' => Weekday::Saturday,
        '日' | '天' => Weekday::Sunday,
        _ => return None,
    })
}
