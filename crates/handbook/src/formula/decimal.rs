//! Decimals: exact to the sixth place, no floats.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Places after the point.
const PLACES: usize = 6;

/// Millionths in one.
pub(super) const ONE: i128 = 1_000_000;

/// A decimal of six places, within 64 bits of millionths: some nine million million to either side.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Decimal {
    millionths: i64,
}

impl Decimal {
    /// The decimal of so many millionths.
    #[must_use]
    pub fn from_millionths(millionths: i64) -> Self {
        Self { millionths }
    }

    /// A whole number, if it isn't too large.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::fitting(i128::from(number) * ONE)
    }

    /// Reads `0.85`, `-3` or `12.5`: at most six places, no exponent, no blanks.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, sign) = match text.strip_prefix('-') {
            Some(digits) => (digits, -1),
            None => (text, 1),
        };
        Self::fitting(sign * i128::from(millionths(digits)?))
    }

    /// How many millionths it is.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.millionths
    }

    /// The decimal of so many millionths, if they fit.
    pub(super) fn fitting(millionths: i128) -> Option<Self> {
        let millionths = i64::try_from(millionths).ok()?;
        Some(Self { millionths })
    }
}

/// The shortest text with at least one place, so that it reads as a decimal: `0.85`, `-2.0`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.millionths < 0 { "-" } else { "" };
        let amount = self.millionths.unsigned_abs();
        let places = format!("{:06}", amount % 1_000_000);
        let places = match places.trim_end_matches('0') {
            "" => "0",
            places => places,
        };
        write!(f, "{sign}{}.{places}", amount / 1_000_000)
    }
}

/// Millionths of a text without a sign.
pub(super) fn millionths(text: &str) -> Option<u64> {
    scaled(text, PLACES)
}

/// A text such as `12.5` in units of so many places: 1250 with two. None where it has more places, or is too large.
pub(super) fn scaled(text: &str, places: usize) -> Option<u64> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > places || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let filled = "0".repeat(places - fraction.len());
    format!("{whole}{fraction}{filled}").parse().ok()
}

/// A quotient rounded to the nearest whole, halves away from zero. None where the divisor is zero.
pub(super) fn rounded(dividend: i128, divisor: i128) -> Option<i128> {
    let quotient = dividend.checked_div(divisor)?;
    let rest = dividend.checked_rem(divisor)?;
    let away = dividend.signum() * divisor.signum();
    let is_half = rest.unsigned_abs() >= divisor.unsigned_abs() - rest.unsigned_abs();
    Some(quotient + if is_half { away } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints() {
        for (text, millionths, printed) in [
            ("0.85", 850_000, "0.85"),
            ("-0.000001", -1, "-0.000001"),
            ("3", 3_000_000, "3.0"),
            ("12.500000", 12_500_000, "12.5"),
            ("9223372036854.775807", i64::MAX, "9223372036854.775807"),
            ("-9223372036854.775808", i64::MIN, "-9223372036854.775808"),
        ] {
            let decimal = Decimal::parse(text).unwrap();
            assert_eq!(decimal.millionths(), millionths, "{text}");
            assert_eq!(decimal.to_string(), printed, "{text}");
        }
        for wrong in [
            "",
            "-",
            ".5",
            "5.",
            "1.2345678",
            "1e3",
            "1,5",
            "--1",
            "+1",
            "1.-5",
            "１",
            "9223372036854.775808",
        ] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (dividend, divisor, expected) in [
            (5, 2, Some(3)),
            (-5, 2, Some(-3)),
            (5, -2, Some(-3)),
            (4, 3, Some(1)),
            (5, 3, Some(2)),
            (-4, 3, Some(-1)),
            (0, 7, Some(0)),
            (1, 0, None),
        ] {
            assert_eq!(rounded(dividend, divisor), expected, "{dividend}/{divisor}");
        }
    }
}
