//! Numbers in a recurrence: digits, English words, Chinese numerals.

use crate::numeral;
use crate::text::Piece;

/// More digits than this are too large whatever they say.
const MOST_DIGITS: usize = 9;

const CARDINALS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// The number at the head of a text in digits or Chinese numerals, and what follows it.
pub(super) fn leading(text: Piece<'_>) -> Option<(u32, Piece<'_>)> {
    let (digits, rest) = text.split_leading(|c| c.is_ascii_digit());
    if !digits.text.is_empty() {
        return Some((in_digits(digits.text), rest));
    }
    let (numerals, rest) = text.split_leading(numeral::belongs);
    Some((chinese(numerals.text)?, rest))
}

/// A text that is a number and nothing else, in digits or Chinese numerals.
pub(super) fn whole(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(in_digits(text));
    }
    chinese(text)
}

/// "2" or "two".
pub(super) fn cardinal(word: &str) -> Option<u32> {
    spelled(&CARDINALS, word).or_else(|| digits_only(word))
}

/// "2nd" or "second".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    spelled(&ORDINALS, word).or_else(|| digits_only(number?))
}

fn spelled(words: &[&str], word: &str) -> Option<u32> {
    let place = words.iter().position(|known| *known == word)?;
    u32::try_from(place + 1).ok()
}

fn digits_only(word: &str) -> Option<u32> {
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| in_digits(word))
}

/// Too large a number stays too large, for whoever knows the limit to refuse it.
fn in_digits(digits: &str) -> u32 {
    let digits = digits.trim_start_matches('0');
    match digits.len() {
        0 => 0,
        1..=MOST_DIGITS => digits.parse().unwrap_or(u32::MAX),
        _ => u32::MAX,
    }
}

/// Too large a number stays too large here too.
fn chinese(numerals: &str) -> Option<u32> {
    let value = numeral::value(numerals)?;
    Some(u32::try_from(value).unwrap_or(u32::MAX))
}
