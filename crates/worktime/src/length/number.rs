//! The number at the head of a length.

use super::{BadLength, BadLengthKind, MOST_UNITS};
use crate::text::Piece;

/// A number as it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    Half,
    Whole(u32),
}

const ENGLISH: [(&str, Number); 17] = [
    ("half an", Number::Half),
    ("half a", Number::Half),
    ("half", Number::Half),
    ("a", Number::Whole(1)),
    ("an", Number::Whole(1)),
    ("one", Number::Whole(1)),
    ("two", Number::Whole(2)),
    ("three", Number::Whole(3)),
    ("four", Number::Whole(4)),
    ("five", Number::Whole(5)),
    ("six", Number::Whole(6)),
    ("seven", Number::Whole(7)),
    ("eight", Number::Whole(8)),
    ("nine", Number::Whole(9)),
    ("ten", Number::Whole(10)),
    ("eleven", Number::Whole(11)),
    ("twelve", Number::Whole(12)),
];

/// Reads the number at the head of a text and gives what follows it.
pub(super) fn leading(text: Piece<'_>) -> Result<(Number, Piece<'_>), BadLength> {
    let fault = |piece: Piece<'_>, kind| BadLength {
        range: piece.range(),
        kind,
    };
    let (digits, after_digits) = text.split_leading(|c| c.is_ascii_digit());
    if !digits.text.is_empty() {
        if after_digits.text.starts_with(['.', ',']) {
            let (number, _) = text.split_leading(|c| c.is_ascii_digit() || c == '.' || c == ',');
            return Err(fault(number, BadLengthKind::NotWhole));
        }
        let value = digits
            .text
            .parse::<u32>()
            .ok()
            .filter(|value| *value <= MOST_UNITS);
        let value = value.ok_or_else(|| fault(digits, BadLengthKind::TooLarge))?;
        return Ok((Number::Whole(value), after_digits));
    }
    let (numerals, after_numerals) = text.split_leading(is_written_number);
    if !numerals.text.is_empty() {
        let value = chinese(numerals.text);
        return value
            .map(|value| (value, after_numerals))
            .ok_or_else(|| fault(numerals, BadLengthKind::NoNumber));
    }
    ENGLISH
        .iter()
        .find_map(|(word, value)| {
            let rest = text.strip_prefix(word)?;
            rest.text.starts_with(' ').then_some((*value, rest))
        })
        .ok_or_else(|| fault(text, BadLengthKind::NoNumber))
}

/// 一 to 九十九, and 半.
fn chinese(text: &str) -> Option<Number> {
    let mut values = text.chars().map(numeral);
    if text == "半" {
        return Some(Number::Half);
    }
    let whole = match (values.next()??, values.next(), values.next(), values.next()) {
        (value, None, None, None) => value,
        (10, Some(ones), None, None) => 10 + ones.filter(|ones| *ones < 10)?,
        (tens, Some(Some(10)), None, None) if tens < 10 => tens * 10,
        (tens, Some(Some(10)), Some(ones), None) if tens < 10 => {
            tens * 10 + ones.filter(|ones| *ones < 10)?
        }
        _ => return None,
    };
    Some(Number::Whole(whole))
}

/// Whether a character belongs to a Chinese number, be it one that is too large to be read.
fn is_written_number(c: char) -> bool {
    numeral(c).is_some() || matches!(c, '半' | '百' | '千' | '零' | '〇')
}

fn numeral(c: char) -> Option<u32> {
    match c {
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        _ => None,
    }
}
