//! How many times in each period: "once a year", 每季度至少開展1次. Once is what a recurrence says
//! anyway, and any other number is a [`Quota`](super::Quota)'s.

use super::fault::{BadRecurrence, BadRecurrenceKind};
use super::numeral;
use super::parse::fault;
use crate::numeral as chinese_numeral;
use crate::text::Piece;

/// What is done so many times, and how the number is bound, in the scripts that folding leaves.
/// What else is done is named elsewhere.
const DOING: [&str; 23] = [
    "至少",
    "最少",
    "不少于",
    "不低于",
    "应当",
    "应",
    "须",
    "需",
    "开展",
    "组织",
    "組織",
    "进行",
    "進行",
    "实施",
    "實施",
    "举行",
    "舉行",
    "举办",
    "舉辦",
    "召开",
    "监测",
    "監測",
    "安排",
];

/// What stands before "once" at the end, or behind it at the beginning; nothing if it isn't there.
pub(super) fn in_english(text: Piece<'_>) -> Result<Option<Piece<'_>>, BadRecurrence> {
    let counted = text.without_prefix(&["at least "]);
    let (word, rest) = word(counted);
    let first = match word.text {
        "once" => Some((1, rest)),
        "twice" => Some((2, rest)),
        _ => numeral::cardinal(word.text).zip(rest.trim().strip_any(&["times ", "time "])),
    };
    if let Some((times, rest)) = first {
        let rest = rest.trim();
        only_once(times, counted.until(rest))?;
        return Ok(Some(rest.without_prefix(&["in "])));
    }
    let Some((head, times)) = ending(text) else {
        return Ok(None);
    };
    let place = text.strip_prefix(head.text).unwrap_or(text).trim();
    only_once(times, place)?;
    Ok(Some(head.without_suffix(&[" at least"])))
}

/// What stands before "once" or "3 times" at the end of a text, and the number.
fn ending(text: Piece<'_>) -> Option<(Piece<'_>, u32)> {
    for (words, times) in [(" once", 1), (" twice", 2)] {
        if let Some(head) = text.strip_suffix(words) {
            return Some((head, times));
        }
    }
    let head = text.without_suffix(&[" times", " time"]);
    let (_, number) = head.text.rsplit_once(' ')?;
    let times = numeral::cardinal(number)?;
    let is_counted = head.text.len() < text.text.len();
    is_counted.then_some((head.strip_suffix(number)?.trim(), times))
}

/// What stands before 1次 and the words that go with it; nothing if it isn't there.
pub(super) fn in_chinese(text: Piece<'_>) -> Result<Option<Piece<'_>>, BadRecurrence> {
    let text = text.without_suffix(&["以上"]);
    let Some(counted) = text.strip_suffix("次") else {
        return Ok(None);
    };
    let is_figure = |c: char| c.is_ascii_digit() || chinese_numeral::belongs(c);
    let head = counted.text.trim_end_matches(is_figure);
    let Some(number) = counted.strip_prefix(head) else {
        return Ok(None);
    };
    let Some(times) = numeral::whole(number.text) else {
        return Ok(None);
    };
    only_once(times, text.strip_prefix(head).unwrap_or(text))?;
    let Some(mut rest) = counted.strip_suffix(number.text) else {
        return Ok(None);
    };
    loop {
        let shorter = rest.without_suffix(&DOING);
        if shorter.text.len() == rest.text.len() {
            return Ok(Some(rest.without_suffix(&[","])));
        }
        rest = shorter;
    }
}

fn only_once(times: u32, place: Piece<'_>) -> Result<(), BadRecurrence> {
    if times == 1 {
        return Ok(());
    }
    Err(fault(place, BadRecurrenceKind::Times))
}

fn word(text: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    text.split_leading(|c| c != ' ')
}
