//! Cuts a formula into tokens.

use std::ops::Range;

use super::{Fault, decimal};
use crate::problem::FormulaFault;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name or keyword; the span holds its letters.
    Word,
    /// Digits. Their sign, if any, comes before.
    Number(u64),
    /// Digits with a point between them, in millionths.
    Decimal(u64),
    /// A text in quotes, with its escapes resolved.
    Text(String),
    /// One of [`SIGNS`].
    Sign(&'static str),
}

/// Operators and brackets, longer ones before those that they start with.
const SIGNS: [&str; 22] = [
    "||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",",
    "(", ")", "[", "]",
];

/// Cuts a formula into tokens with their bytes.
///
/// # Errors
/// Every character that fits nowhere, bad numbers, and a text that doesn't end.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Vec<Fault>> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    let mut faults = Vec::new();
    loop {
        lexer.take_while(char::is_whitespace);
        let start = lexer.at;
        let Some(first) = lexer.first() else {
            break;
        };
        match lexer.token(first) {
            Ok(token) => tokens.push((token, start..lexer.at)),
            Err((span, fault)) => faults.push((span, fault)),
        }
    }
    if faults.is_empty() {
        Ok(tokens)
    } else {
        Err(faults)
    }
}

/// The text and how far it is read.
struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// The token that begins with `first`, the next letter. Always moves on.
    fn token(&mut self, first: char) -> Result<Token, Fault> {
        if first.is_ascii_digit() {
            return self.number();
        }
        if is_word_letter(first) {
            self.take_while(is_word_letter);
            return Ok(Token::Word);
        }
        if matches!(first, '\'' | '"') {
            return self.text(first);
        }
        let rest = self.rest();
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            self.at += sign.len();
            return Ok(Token::Sign(sign));
        }
        let start = self.at;
        self.at += first.len_utf8();
        Err((
            start..self.at,
            FormulaFault::Unexpected {
                found: first.to_string(),
            },
        ))
    }

    /// A whole number or a decimal; letters glued to the digits, or too many places, make a bad number.
    fn number(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        let mut word = self.take_while(is_word_letter);
        let after_point = self.rest().strip_prefix('.');
        if after_point.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            self.at += 1;
            self.take_while(is_word_letter);
            word = self.text.get(start..self.at).unwrap_or_default();
        }
        let token = match word.contains('.') {
            true => decimal::millionths(word).map(Token::Decimal),
            false => word.parse().ok().map(Token::Number),
        };
        token.ok_or_else(|| {
            let word = word.to_owned();
            (start..self.at, FormulaFault::BadNumber { word })
        })
    }

    /// A text until its closing quote, on one line.
    fn text(&mut self, quote: char) -> Result<Token, Fault> {
        let start = self.at;
        let mut text = String::new();
        let mut fault = None;
        self.at += quote.len_utf8();
        while let Some(letter) = self.first().filter(|letter| *letter != '\n') {
            self.at += letter.len_utf8();
            if letter == quote {
                return fault.map_or(Ok(Token::Text(text)), Err);
            }
            if letter == '\\' {
                match self.escape() {
                    Ok(resolved) => text.push(resolved),
                    Err(bad) => fault = fault.or(Some(bad)),
                }
            } else {
                text.push(letter);
            }
        }
        Err((start..self.at, FormulaFault::UnclosedText))
    }

    /// What stands after a backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at - 1;
        let letter = self.first().filter(|letter| *letter != '\n');
        self.at += letter.map_or(0, char::len_utf8);
        let resolved = match letter {
            Some('\\' | '\'' | '"') => letter,
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => {
                let digits = self.rest().get(..4).unwrap_or_default();
                let code = digits
                    .bytes()
                    .all(|byte| byte.is_ascii_hexdigit())
                    .then(|| u32::from_str_radix(digits, 16).ok())
                    .flatten();
                self.at += code.map_or(0, |_| digits.len());
                code.and_then(char::from_u32)
            }
            _ => None,
        };
        resolved.ok_or_else(|| {
            let found = self.text.get(start..self.at).unwrap_or_default().to_owned();
            (start..self.at, FormulaFault::Unexpected { found })
        })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn first(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves over the letters that fit, and gives them.
    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|letter| !fits(letter)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }
}

/// Letters of any script make words, so that a name in Chinese is reported whole.
fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
