//! Numbers in a recurrence: digits, English words, Chinese numerals up to 九十九.

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
    let (numerals, rest) = text.split_leading(|c| value(c).is_some());
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

/// 一 to 九十九; 廿 and 卅 are twenty and thirty.
fn chinese(text: &str) -> Option<u32> {
    let mut values = text.chars().map(value);
    match (values.next()??, values.next(), values.next(), values.next()) {
        (number, None, None, None) => Some(number),
        (tens @ (10 | 20 | 30), Some(ones), None, None) => {
            ones.filter(|ones| *ones < 10).map(|ones| tens + ones)
        }
        (tens @ ..10, Some(Some(10)), None, None) => Some(tens * 10),
        (tens @ ..10, Some(Some(10)), Some(ones), None) => {
            ones.filter(|ones| *ones < 10).map(|ones| tens * 10 + ones)
        }
        _ => None,
    }
}

fn value(numeral: char) -> Option<u32> {
    Some(match numeral {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}
