//! Dates in a calendar.

use worktime::Date;

use crate::check::keys::Keys;
use crate::problem::{Expected, ProblemKind};
use crate::syntax::{Place, Tree};

/// A date from the book and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) date: Date,
    pub(super) place: &'a Place,
}

/// The date of a key; reports what isn't one, and days that no month has.
pub(super) fn read<'a>(keys: &Keys<'a>, key: &str) -> Option<Written<'a>> {
    let node = keys.node(key)?;
    let word = match &node.value {
        Tree::Date(date) => {
            let (date, place) = (*date, &node.place);
            return Some(Written { date, place });
        }
        Tree::Text(word) => word,
        _ => return keys.not_of_type(node, key, Expected::Date),
    };
    if let Ok(date) = word.text.parse() {
        let place = &word.place;
        return Some(Written { date, place });
    }
    let nearest = nearest(&word.text)
        .or_else(|| keys.not_of_type(node, key, Expected::Date))?
        .to_string();
    let kind = ProblemKind::NoSuchDate {
        word: word.text.clone(),
        nearest: Some(nearest),
    };
    keys.desk.findings.report(&word.place, kind);
    None
}

/// The date that a text such as `2026-02-30` comes closest to.
fn nearest(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    let month = i8::try_from(month.clamp(1, 12)).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    let day = i8::try_from(day).ok()?.clamp(1, first.days_in_month());
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_does_not_exist_has_one_next_to_it() {
        let nearest = |text| nearest(text).map(|date| date.to_string());
        for (text, date) in [
            ("2026-02-30", "2026-02-28"),
            ("2028-02-31", "2028-02-29"),
            ("2026-04-31", "2026-04-30"),
            ("2026-13-05", "2026-12-05"),
            ("2026-00-00", "2026-01-01"),
            ("2026-06-99", "2026-06-30"),
        ] {
            assert_eq!(nearest(text).as_deref(), Some(date), "{text}");
        }
        for text in [
            "",
            "2026",
            "2026-2-30",
            "26-02-30",
            "2026-02-30-",
            "２０26-02-30",
            "-026-02-30",
        ] {
            assert_eq!(nearest(text), None, "{text}");
        }
    }
}
