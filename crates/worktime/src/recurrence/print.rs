//! From recurrence to text, in the form that is read back.

use super::yearly_day::Written;
use super::{Counted, DayInPeriod, Nth, Recurrence, StepUnit, Steps, YearlyDay};
use crate::name::Language;
use crate::numeral::ordinal_ending;
use crate::period::Period;
use crate::text::simplified;
use crate::weekday;

pub(super) fn text(recurrence: Recurrence, language: Language) -> String {
    match language {
        Language::English => english(recurrence),
        Language::TraditionalChinese => chinese(recurrence),
        Language::SimplifiedChinese => simplified(&chinese(recurrence)),
    }
}

pub(super) fn yearly_day(day: YearlyDay, language: Language) -> String {
    match (day.0, language) {
        (Written::Festival(festival), _) => festival.name(language),
        (Written::Solar { month, day }, Language::English) => format!("{month:02}-{day:02}"),
        (Written::Lunar { month, day }, Language::English) => format!("lunar {month:02}-{day:02}"),
        (Written::Solar { month, day }, _) => format!("{month}月{day}日"),
        (Written::Lunar { month, day }, _) => {
            let text = format!("農曆{}月{}", lunar_month(month), lunar_day(day));
            match language {
                Language::SimplifiedChinese => simplified(&text),
                _ => text,
            }
        }
    }
}

fn english(recurrence: Recurrence) -> String {
    match recurrence {
        Recurrence::Every(period) => format!("every {}", english_period(period)),
        Recurrence::Weekday(weekday) => format!("every {}", weekday::english(weekday)),
        Recurrence::Within(day) => english_day(day),
        Recurrence::Steps(steps) => {
            let unit = match steps.unit() {
                StepUnit::Day => "day",
                StepUnit::Week => "week",
                StepUnit::Month => "month",
                StepUnit::Year => "year",
            };
            let from = steps.from();
            match steps.every() {
                1 => format!("every {unit} from {from}"),
                n => format!("every {n} {unit}s from {from}"),
            }
        }
        Recurrence::Yearly(day) => {
            format!("every year on {}", yearly_day(day, Language::English))
        }
    }
}

fn english_day(day: DayInPeriod) -> String {
    let nth = match day.nth() {
        Nth::FromStart(n) => format!("{n}{}", ordinal_ending(n.into())),
        Nth::FromEnd(1) => "last".to_owned(),
        Nth::FromEnd(n) => format!("{n}{} last", ordinal_ending(n.into())),
    };
    let what = match (day.counted(), day.nth()) {
        (Counted::Day, Nth::FromStart(_)) if day.period() == Period::Month => "",
        (Counted::Day, _) => " day",
        (Counted::WorkingDay, _) => " working day",
        (Counted::Weekday(weekday), _) => &format!(" {}", weekday::english(weekday)),
    };
    format!("{nth}{what} of every {}", english_period(day.period()))
}

const fn english_period(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::WorkingDay => "working day",
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    }
}

/// Traditional Chinese.
fn chinese(recurrence: Recurrence) -> String {
    match recurrence {
        Recurrence::Every(period) => period.chinese().to_owned(),
        Recurrence::Weekday(weekday) => format!("每週{}", weekday::chinese_number(weekday)),
        Recurrence::Within(day) => chinese_day(day),
        Recurrence::Steps(steps) => chinese_steps(steps),
        Recurrence::Yearly(day) => {
            format!("每年{}", yearly_day(day, Language::TraditionalChinese))
        }
    }
}

fn chinese_steps(steps: Steps) -> String {
    let unit = match steps.unit() {
        StepUnit::Day => "日",
        StepUnit::Week => "週",
        StepUnit::Month => "個月",
        StepUnit::Year => "年",
    };
    format!("自{}起每{}{unit}", steps.from(), steps.every())
}

fn chinese_day(day: DayInPeriod) -> String {
    let period = day.period().chinese();
    let nth = match day.nth() {
        Nth::FromStart(n) => format!("第{n}"),
        Nth::FromEnd(1) => "最後一".to_owned(),
        Nth::FromEnd(n) => format!("倒數第{n}"),
    };
    match (day.counted(), day.nth()) {
        (Counted::Day, Nth::FromStart(n)) if day.period() == Period::Month => {
            format!("{period}{n}日")
        }
        (Counted::Day, _) => format!("{period}{nth}日"),
        (Counted::WorkingDay, _) => format!("{period}{nth}個工作日"),
        (Counted::Weekday(weekday), _) => {
            format!("{period}{nth}個星期{}", weekday::chinese_number(weekday))
        }
    }
}

fn lunar_month(month: u8) -> String {
    match month {
        1 => "正".to_owned(),
        _ => numerals(month),
    }
}

/// 初一 to 初十, 十一 to 二十, 廿一 to 廿九, 三十.
fn lunar_day(day: u8) -> String {
    match day {
        ..=10 => format!("初{}", numerals(day)),
        21..=29 => format!("廿{}", numerals(day - 20)),
        _ => numerals(day),
    }
}

/// 一 to 三十.
fn numerals(n: u8) -> String {
    let ones = match n % 10 {
        1 => "一",
        2 => "二",
        3 => "三",
        4 => "四",
        5 => "五",
        6 => "六",
        7 => "七",
        8 => "八",
        9 => "九",
        _ => "",
    };
    let tens = match n / 10 {
        0 => "",
        1 => "十",
        2 => "二十",
        _ => "三十",
    };
    format!("{tens}{ones}")
}
