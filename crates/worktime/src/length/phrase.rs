//! Lengths that are written without a number.

use super::day::{self, Close};
use super::{BadLength, BadLengthKind, Length};
use crate::text::Piece;

/// A length in a phrase of its own; None if it is something else, an error if it could be two.
pub(super) fn whole(text: Piece<'_>) -> Option<Result<Length, BadLength>> {
    Some(Ok(match text.text {
        "immediately" | "立即" | "马上" | "即时" | "即刻" | "立刻" => Length::Immediately,
        "same day" | "today" | "当日" | "当天" | "今日" | "今天" | "同日" | "同天" | "下班前"
        | "下班之前" | "下班以前" | "工作日结束前" => {
            Length::EndOfWorkingDay { after: 0 }
        }
        _ => return end(text.without_prefix(&["before the ", "before "])),
    }))
}

/// What a close of business or the end of a day is called, with what ends then.
const ENDS: [(&str, Close); 7] = [
    ("close of business on", Close::Business),
    ("close of business", Close::Business),
    ("cob on", Close::Business),
    ("cob", Close::Business),
    ("end of", Close::Day),
    ("eod on", Close::Day),
    ("eod", Close::Day),
];

/// "end of next working day", "COB tomorrow". Which end of a day is meant nobody knows unless it is
/// one of work: midnight, or when the office closes.
fn end(text: Piece<'_>) -> Option<Result<Length, BadLength>> {
    let (close, rest) = ENDS.iter().find_map(|(words, close)| {
        let rest = text.strip_word(words)?;
        Some((*close, rest.trim()))
    })?;
    let unclear = || Err(BadLength::new(text, BadLengthKind::BadTime));
    match (close, rest.without_prefix(&["the "]).text) {
        (Close::Business, "")
        | (Close::Day, "working day" | "business day" | "workday" | "work day" | "business") => {
            return Some(Ok(Length::EndOfWorkingDay { after: 0 }));
        }
        (Close::Day, "" | "day") => return Some(unclear()),
        _ => {}
    }
    let (day, rest) = day::named(rest)?;
    let length = rest.is_empty().then(|| day.close(close))?;
    Some(length.map_or_else(unclear, Ok))
}
