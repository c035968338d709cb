//! From text to length.

use super::day::{self, Day};
use super::{
    BadLength, BadLengthKind, LONGEST_TEXT_BYTES, Length, amount, backwards, number, phrase, time,
    worked,
};
use crate::period::Period;
use crate::text::{Folded, Piece};

/// What says that a length is the longest: "no later than", 不超過.
const LIMITS: [&str; 23] = [
    "no later than ",
    "not later than ",
    "no more than ",
    "not more than ",
    "not exceeding ",
    "at the latest ",
    "at most ",
    "up to ",
    "a maximum of ",
    "maximum ",
    "max ",
    "不得超过",
    "不超过",
    "不得晚于",
    "不晚于",
    "不得迟于",
    "不迟于",
    "最迟",
    "最晚",
    "至迟",
    "最长",
    "最多",
    "至多",
];

/// What leads to a length: "within", 在.
const PREPOSITIONS: [&str; 13] = [
    "within ", "in ", "at the ", "at ", "by the ", "by ", "the ", "应在", "应于", "须在", "须于",
    "在", "于",
];

/// What may stand after an amount. 之前 may not: 10天之前 is ten days ago.
const CLOSINGS: [&str; 9] = [
    "以内",
    "之内",
    "内",
    "为限",
    "or less",
    "at the latest",
    "at most",
    "maximum",
    "max",
];

pub(super) fn parse(original: &str) -> Result<Length, BadLength> {
    let fault = |kind| BadLength {
        range: 0..original.len(),
        kind,
    };
    if original.len() > LONGEST_TEXT_BYTES {
        return Err(fault(BadLengthKind::TooLong));
    }
    let folded = Folded::new(original);
    let text = folded.piece();
    if text.is_empty() {
        return Err(fault(BadLengthKind::Empty));
    }
    let text = without_stop(text);
    read(text).map_err(|bad| {
        // A length has been looked for first: 半年 is both.
        if says_how_often(text) || Period::parse(original).is_ok() {
            return BadLength::new(text, BadLengthKind::Period);
        }
        let unread = bad.kind == BadLengthKind::NoNumber;
        match backwards::anywhere(text).filter(|_| unread) {
            Some(word) => BadLength::new(word, BadLengthKind::Before),
            None => bad,
        }
    })
}

/// A text without the full stop of its sentence; that of "p.m." stays.
fn without_stop(text: Piece<'_>) -> Piece<'_> {
    let bare = text.without_suffix(&["。", "."]);
    let is_kept = bare.is_empty() || bare.text.ends_with(".m");
    if is_kept { text } else { bare }
}

fn says_how_often(text: Piece<'_>) -> bool {
    let words = ["once", "twice", "fortnightly", "biweekly", "bi-weekly"];
    text.strip_any(&["every ", "each ", "per ", "每"]).is_some()
        || text.strip_suffix("次").is_some()
        || words.iter().any(|word| text.strip_word(word).is_some())
}

fn read(text: Piece<'_>) -> Result<Length, BadLength> {
    if text.text == "at once" {
        return Ok(Length::Immediately);
    }
    let text = opened(text);
    if number::begins_with_figure(text) {
        return timed_or_plain(text);
    }
    let bare = text.without_suffix(&CLOSINGS);
    if let Some(length) = phrase::whole(bare) {
        return length;
    }
    if let Some(hours) = worked::ahead(text).map(Piece::trim) {
        let length = worked::hours(timed_or_plain(hours)?);
        return length.ok_or_else(|| BadLength::new(hours, BadLengthKind::Mixed));
    }
    match day::named(bare) {
        Some((day, rest)) => {
            let rest = rest.trim().without_prefix(&CLOSINGS);
            day::ended(day, rest).unwrap_or_else(|| {
                Err(if rest.is_empty() {
                    BadLength::new(text, BadLengthKind::NoTime)
                } else {
                    BadLength::new(rest, BadLengthKind::Trailing)
                })
            })
        }
        None => timed_or_plain(text),
    }
}

/// A text without what may stand before a length: "by no later than the …".
fn opened(text: Piece<'_>) -> Piece<'_> {
    let openings: [&[&str]; 4] = [&LIMITS, &PREPOSITIONS, &LIMITS, &PREPOSITIONS];
    openings.iter().fold(text, |text, words| {
        if number::begins_with_figure(text) {
            text
        } else {
            text.without_prefix(words)
        }
    })
}

/// A time of day with its day behind it, or an amount with or without a time of day behind it.
fn timed_or_plain(text: Piece<'_>) -> Result<Length, BadLength> {
    if let Some(time) = time::clock(day::without_preposition(text)) {
        let (minute, rest) = time?;
        return Ok(day::behind(rest)?.at(minute));
    }
    let (length, rest) = amount::leading(text)?;
    let behind = rest.trim().without_prefix(&CLOSINGS);
    if behind.is_empty() {
        return Ok(length);
    }
    if let Some(word) = backwards::behind(behind) {
        return Err(BadLength::new(word, BadLengthKind::Before));
    }
    if let (Some(length), Some(rest)) = (worked::hours(length), worked::behind(behind)) {
        let rest = rest.trim().without_prefix(&CLOSINGS);
        return if rest.is_empty() {
            Ok(length)
        } else {
            Err(BadLength::new(rest, BadLengthKind::Trailing))
        };
    }
    let later = behind.without_prefix(&["后", "later"]);
    let counted = text.until(behind);
    let day = Day::counted(length).filter(|_| later.text != behind.text || !is_date(counted));
    let ended = day::ended(day.unwrap_or(Day::RUNNING), later).filter(|_| !later.is_empty());
    let ended = ended.ok_or_else(|| BadLength::new(behind, BadLengthKind::Trailing))?;
    match day {
        Some(_) => ended,
        None => Err(BadLength::new(counted, BadLengthKind::TimeWithoutDays)),
    }
}

/// 3日18:00 is a time on the third of the month; 3日內18:00 and 3天18:00 are three days later.
fn is_date(counted: Piece<'_>) -> bool {
    let number = counted.text.strip_suffix('日');
    number.is_some_and(|number| number.ends_with(number::is_figure))
}
