//! Random tokens: what a cookie or a link carries. The database only ever sees their hash.

use std::fmt;

/// Bytes of a token.
const BYTES: usize = 32;

/// A token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token([u8; BYTES]);

impl Token {
    /// A token of random bytes.
    pub(crate) fn new(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads a token as a cookie or a link carries it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() != 2 * BYTES || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; BYTES];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// Its text, in hex.
    pub(crate) fn text(&self) -> String {
        use fmt::Write as _;
        self.0
            .iter()
            .fold(String::with_capacity(2 * BYTES), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
    }
}

impl fmt::Debug for Token {
    /// Tokens never reach a log line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back() {
        let token = Token::new(std::array::from_fn(|index| {
            u8::try_from(index * 7).unwrap()
        }));
        assert_eq!(Token::parse(&token.text()), Some(token));
        for text in ["", "00", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32)] {
            assert_eq!(
                Token::parse(text)
                    .map(|token| token.text())
                    .filter(|parsed| parsed == text),
                None,
                "{text}"
            );
        }
    }
}
