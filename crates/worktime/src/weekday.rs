//! The days of the week by name: 星期一, 週一, "Monday", "mon".

use jiff::civil::Weekday;

/// The weekdays in order, Monday first.
pub(crate) const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// What stands before the number of a Chinese weekday, in either script.
const CHINESE_WEEK: [&str; 5] = ["星期", "週", "周", "禮拜", "礼拜"];

/// The numbers of Chinese weekdays, Monday first.
const CHINESE: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

const ENGLISH: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Reads "Monday" or a usual abbreviation of it; capitals don't matter.
pub(crate) fn in_english(name: &str) -> Option<Weekday> {
    Some(match name.to_ascii_lowercase().as_str() {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tues" | "tuesday" => Weekday::Tuesday,
        "wed" | "weds" | "wednesday" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Reads 星期一, 週日 and 禮拜天.
pub(crate) fn in_chinese(name: &str) -> Option<Weekday> {
    let week = |week: &&str| name.strip_prefix(week);
    CHINESE_WEEK
        .iter()
        .find_map(week)
        .and_then(by_chinese_number)
}

/// Reads the number alone, as it stands in 週一至五.
pub(crate) fn by_chinese_number(number: &str) -> Option<Weekday> {
    let number = if number == "天" { "日" } else { number };
    let index = CHINESE.iter().position(|known| *known == number)?;
    WEEKDAYS.get(index).copied()
}

/// "Monday".
pub(crate) fn english(weekday: Weekday) -> &'static str {
    named(&ENGLISH, weekday)
}

/// 一, to stand behind 星期 or 週.
pub(crate) fn chinese_number(weekday: Weekday) -> &'static str {
    named(&CHINESE, weekday)
}

/// The place of a weekday in a week from Monday on.
pub(crate) const fn week_index(weekday: Weekday) -> usize {
    weekday.to_monday_zero_offset().unsigned_abs() as usize
}

fn named(names: &[&'static str; 7], weekday: Weekday) -> &'static str {
    names.get(week_index(weekday)).copied().unwrap_or_default()
}
