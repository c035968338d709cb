//! Dates as tables write them.

use super::plain::plain;
use crate::ics::compact_date;
use crate::zone::Date;

/// Reads `2026-01-01`, `2026/1/1`, `2026.1.1`, `2026年1月1日` or `20260101`. Dates that begin with
/// the day or the month aren't read: nobody knows which of the two comes first.
pub(super) fn parse(text: &str) -> Option<Date> {
    let text = plain(text);
    let text = text.trim();
    if let Some(date) = compact_date(text) {
        return Some(date);
    }
    let (year, rest) = text.split_once(['-', '/', '.', '年'])?;
    let (month, day) = rest.split_once(['-', '/', '.', '月'])?;
    let day = day.strip_suffix(['日', '号', '號']).unwrap_or(day);
    let number = |digits: &str, most: usize| {
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        (plain && digits.len() <= most).then(|| digits.parse::<i16>().ok())?
    };
    let (month, day) = (number(month.trim(), 2)?, number(day.trim(), 2)?);
    let year = number(year.trim(), 4).filter(|_| year.trim().len() == 4)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let expected = Date::new(2026, 1, 2).ok();
        for text in [
            "2026-01-02",
            "2026/1/2",
            "2026.1.2",
            "2026年1月2日",
            "2026 年 1 月 2 日",
            "２０２６/１/２",
            "20260102",
            " 2026-1-2 ",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        for text in [
            "1/2/2026",
            "02.01.2026",
            "26-1-2",
            "2026-02-30",
            "2026-1",
            "115年1月2日",
            "-2026-1-2",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
