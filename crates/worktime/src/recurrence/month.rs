//! Days with the name of their month: "15 March", "Dec. 31", "5th of January 2026".

use super::numeral;
use crate::zone::Date;

/// The months by the letters that tell them apart, and by their names.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may", "may"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

/// The month and the day as they are written, be it a day that the month doesn't have.
pub(super) fn month_and_day(phrase: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let (month, day) = match words.as_slice() {
        [day, "of", month] | ["the", day, "of", month] => (month, day),
        [month, "the", day] => (month, day),
        [first, second] if month(first).is_some() => (first, second),
        [first, second] => (second, first),
        _ => return None,
    };
    let day = numeral::ordinal(day).or_else(|| numeral::whole(day))?;
    Some((self::month(month)?, day))
}

/// "5 January 2026", "January 5, 2026".
pub(super) fn date(phrase: &str) -> Option<Date> {
    let (day, year) = phrase.rsplit_once(' ')?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let (month, day) = month_and_day(day.strip_suffix(',').unwrap_or(day))?;
    Date::new(
        is_year.then(|| year.parse().ok()).flatten()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let word = if word == "sept" { "sep" } else { word };
    let place = MONTHS
        .iter()
        .position(|(short, name)| word == *short || word == *name)?;
    u32::try_from(place + 1).ok()
}
