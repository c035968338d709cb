//! The number at the head of a length.

use super::{BadLength, BadLengthKind, MOST_UNITS};
use crate::numeral;
use crate::text::Piece;

/// How many decimals are read. Nobody writes more, and all sums stay within 64 bits.
const MOST_DECIMALS: usize = 9;

/// A number as it was written: `whole + parts / of`, where the fraction is less than one.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) whole: u32,
    pub(super) parts: u32,
    /// 2 for a half in words, a power of ten for decimals.
    pub(super) of: u32,
}

impl Number {
    pub(super) const fn whole(whole: u32) -> Self {
        Self {
            whole,
            parts: 0,
            of: 1,
        }
    }

    pub(super) const fn and_a_half(whole: u32) -> Self {
        Self {
            whole,
            parts: 1,
            of: 2,
        }
    }

    pub(super) const fn is_whole(self) -> bool {
        self.parts == 0
    }

    /// Whether two numbers are the same, though one is written 0.5 and the other 半.
    fn equals(self, other: Self) -> bool {
        let scaled = |parts: u32, of: u32| u64::from(parts) * u64::from(of);
        self.whole == other.whole && scaled(self.parts, other.of) == scaled(other.parts, self.of)
    }
}

/// Reads the number at the head of a text, with its repetition in brackets, and gives what follows.
pub(super) fn leading(text: Piece<'_>) -> Result<(Number, Piece<'_>), BadLength> {
    if let Some(after) = text.strip_any(&["-", "负", "minus ", "negative "]) {
        let place = one(after.trim()).map_or(text, |(_, rest)| text.until(rest));
        return Err(BadLength::new(place, BadLengthKind::Negative));
    }
    let (number, rest) = one(text)?;
    let written = text.until(rest);
    let (number, rest) = repeated(number, rest)?;
    match range_end(rest) {
        Some(end) => {
            let place = written.until_end_of(end);
            Err(BadLength::new(place, BadLengthKind::Range))
        }
        None => Ok((number, rest)),
    }
}

/// Whether a number stands at the head of a text, be it one that is refused.
pub(super) fn begins(text: Piece<'_>) -> bool {
    text.text.starts_with('-') || begins_with_figure(text) || english(text).is_some()
}

/// Whether a text begins with a digit or a Chinese number: what else there is needn't be tried.
pub(super) fn begins_with_figure(text: Piece<'_>) -> bool {
    text.text.starts_with(is_figure) || text.text.starts_with('半')
}

/// A digit, or a character of a Chinese number.
pub(super) const fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || numeral::belongs(c)
}

/// One number, in digits, Chinese or English.
fn one(text: Piece<'_>) -> Result<(Number, Piece<'_>), BadLength> {
    if text.text.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(text);
    }
    if let Some(rest) = text.strip_any(&["半", "½"]) {
        return Ok((Number::and_a_half(0), rest));
    }
    let (run, rest) = text.split_leading(numeral::belongs);
    if run.is_empty() {
        return english(text).ok_or_else(|| BadLength::new(text, BadLengthKind::NoNumber));
    }
    let value = numeral::value(run.text)
        .ok_or_else(|| BadLength::new(run, BadLengthKind::UnclearNumber))?;
    let whole = u32::try_from(value).ok().filter(|n| *n <= MOST_UNITS);
    let whole = whole.ok_or_else(|| BadLength::new(run, BadLengthKind::TooLarge))?;
    Ok((Number::whole(whole), rest))
}

/// 24, 1.5, 2½.
fn digits(text: Piece<'_>) -> Result<(Number, Piece<'_>), BadLength> {
    let (digits, rest) = text.split_leading(|c| c.is_ascii_digit());
    let whole = digits.text.parse().ok().filter(|n| *n <= MOST_UNITS);
    let whole = whole.ok_or_else(|| BadLength::new(digits, BadLengthKind::TooLarge))?;
    if let Some(rest) = rest.strip_prefix("½") {
        return Ok((Number::and_a_half(whole), rest));
    }
    let group = |rest: Piece<'_>| rest.text.starts_with(|c: char| c.is_ascii_digit());
    if rest.strip_prefix(",").is_some_and(group) {
        let (all, _) = text.split_leading(|c| c.is_ascii_digit() || c == ',' || c == '.');
        return Err(BadLength::new(all, BadLengthKind::Grouped));
    }
    let Some(after_point) = rest.strip_prefix(".") else {
        return Ok((Number::whole(whole), rest));
    };
    let (decimals, rest) = after_point.split_leading(|c| c.is_ascii_digit());
    let fault = |kind| BadLength::new(text.until_end_of(decimals), kind);
    if decimals.is_empty() || rest.text.starts_with('.') {
        return Err(fault(BadLengthKind::NotWhole));
    }
    if decimals.text.len() > MOST_DECIMALS {
        return Err(fault(BadLengthKind::TooFine));
    }
    let of = (0..decimals.text.len()).fold(1, |of: u32, _| of.saturating_mul(10));
    let parts = decimals.text.parse().unwrap_or_default();
    Ok((Number { whole, parts, of }, rest))
}

/// "thirty (30)", 三十（30）: the number once more, as contracts write it.
fn repeated(number: Number, rest: Piece<'_>) -> Result<(Number, Piece<'_>), BadLength> {
    let Some(inside) = rest.trim().strip_prefix("(") else {
        return Ok((number, rest));
    };
    let (again, after) = one(inside.trim())?;
    let Some(closed) = after.trim().strip_prefix(")") else {
        return Err(BadLength::new(rest.trim(), BadLengthKind::UnknownUnit));
    };
    if !again.equals(number) {
        let place = inside.until(after).trim();
        return Err(BadLength::new(place, BadLengthKind::Disagreement));
    }
    Ok((number, closed))
}

/// The second number of "3-5", "3 to 5", 3至5.
fn range_end(rest: Piece<'_>) -> Option<Piece<'_>> {
    let second = rest
        .trim()
        .strip_any(&["-", "~", "至", "到", "或", "to ", "or "])?
        .trim();
    let (_, after) = one(second).ok()?;
    Some(second.until(after))
}

const SMALL: [(&str, u32); 19] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: [(&str, u32); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// "a", "half an", "twenty-four", "one hundred and eighty".
fn english(text: Piece<'_>) -> Option<(Number, Piece<'_>)> {
    if !text.text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let half = ["half an", "half a", "a half", "half"];
    if let Some(rest) = half.iter().find_map(|words| text.strip_word(words)) {
        return Some((Number::and_a_half(0), rest));
    }
    let article = || text.strip_word("an").or_else(|| text.strip_word("a"));
    let (first, rest) = below_hundred(text).or_else(|| Some((1, article()?)))?;
    let Some(rest) = rest.trim().strip_word("hundred") else {
        return Some((Number::whole(first), rest));
    };
    let tail = rest.trim();
    let tail = tail.strip_word("and").unwrap_or(tail).trim();
    Some(match below_hundred(tail) {
        Some((tail, rest)) => (Number::whole(first * 100 + tail), rest),
        None => (Number::whole(first * 100), rest),
    })
}

fn below_hundred(text: Piece<'_>) -> Option<(u32, Piece<'_>)> {
    let Some((tens, rest)) = word_of(&TENS, text) else {
        return word_of(&SMALL, text);
    };
    let tail = rest.strip_prefix("-").unwrap_or(rest).trim();
    match word_of(&SMALL, tail) {
        Some((ones, rest)) if ones < 10 => Some((tens + ones, rest)),
        _ => Some((tens, rest)),
    }
}

fn word_of<'a>(words: &[(&str, u32)], text: Piece<'a>) -> Option<(u32, Piece<'a>)> {
    let (word, rest) = text.split_leading(|c| c.is_ascii_alphabetic());
    let (_, value) = words.iter().find(|(name, _)| *name == word.text)?;
    Some((*value, rest))
}
