//! A point in time as one integer, so that it can be stored, compared and hashed without thought.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A length of time in microseconds. Negative values mean "the other way".
pub type Micros = i64;

/// How many microseconds the usual units have.
pub mod micros {
    use super::Micros;

    /// One second.
    pub const SECOND: Micros = 1_000_000;
    /// One minute of 60 seconds.
    pub const MINUTE: Micros = 60 * SECOND;
    /// One hour of 60 minutes.
    pub const HOUR: Micros = 60 * MINUTE;
    /// Twenty-four hours; a civil day can be shorter or longer where clocks are changed.
    pub const DAY: Micros = 24 * HOUR;
}

/// Microseconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// Why a text isn't an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadInstant {
    /// Not of the form `2012-10-09T12:50:17Z` (an offset such as `+08:00` may stand for the `Z`).
    NotRfc3339,
    /// More than six digits behind the second's point, of which some beyond the sixth aren't zero.
    FinerThanMicroseconds,
}

/// The longest RFC 3339 text that is looked at; real ones have at most 35 bytes.
const LONGEST_TEXT_BYTES: usize = 64;

impl Instant {
    /// Reads RFC 3339 with `Z` or an offset.
    ///
    /// # Errors
    /// Anything else, a date that doesn't exist, and fractions finer than a microsecond.
    pub fn parse_rfc3339(text: &str) -> Result<Self, BadInstant> {
        // The library also reads wider forms and mends some; ours stays one.
        if text.len() > LONGEST_TEXT_BYTES || !has_shape(text.as_bytes()) {
            return Err(BadInstant::NotRfc3339);
        }
        let timestamp: Timestamp = text.parse().map_err(|_| BadInstant::NotRfc3339)?;
        if timestamp.subsec_nanosecond() % 1000 != 0 {
            return Err(BadInstant::FinerThanMicroseconds);
        }
        Ok(Self(timestamp.as_microsecond()))
    }

    /// This instant moved on by `span`; stays at the last representable instant on overflow.
    #[must_use]
    pub const fn plus(self, span: Micros) -> Self {
        Self(self.0.saturating_add(span))
    }

    /// This instant moved back by `span`; stays at the edge on overflow.
    #[must_use]
    pub const fn minus(self, span: Micros) -> Self {
        Self(self.0.saturating_sub(span))
    }

    /// Clock time from `earlier` to this instant; negative if `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Micros {
        self.0.saturating_sub(earlier.0)
    }

    /// The same instant for the time zone library, held within the years -9999 to 9999.
    pub(crate) fn timestamp(self) -> Timestamp {
        let edge = if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        Timestamp::from_microsecond(self.0).unwrap_or(edge)
    }
}

/// Whether a text has the shape of RFC 3339, whatever its numbers say. A leap second has no instant
/// here.
fn has_shape(text: &[u8]) -> bool {
    let (Some(time), Some(rest)) = (text.get(..19), text.get(19..)) else {
        return false;
    };
    let fits = |text: &[u8], shape: &[u8]| {
        let mut pairs = text.iter().zip(shape);
        text.len() == shape.len()
            && pairs.all(|(byte, shape)| match shape {
                b'0' => byte.is_ascii_digit(),
                b'T' => matches!(byte, b'T' | b't' | b' '),
                b'+' => matches!(byte, b'+' | b'-'),
                other => byte == other,
            })
    };
    let offset = match rest.strip_prefix(b".") {
        None => rest,
        Some(fraction) => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit());
            match digits.count() {
                0 => return false,
                digits => fraction.get(digits..).unwrap_or_default(),
            }
        }
    };
    fits(time, b"0000-00-00T00:00:00")
        && time.get(17) != Some(&b'6')
        && (matches!(offset, b"Z" | b"z") || fits(offset, b"+00:00"))
}

impl From<Timestamp> for Instant {
    /// Drops what is finer than a microsecond.
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC; six digits behind the point, but only if they aren't all zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timestamp = self.timestamp();
        if timestamp.subsec_nanosecond() == 0 {
            write!(f, "{timestamp:.0}")
        } else {
            write!(f, "{timestamp:.6}")
        }
    }
}

impl fmt::Display for BadInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotRfc3339 => "not an RFC 3339 instant such as 2012-10-09T12:50:17Z",
            Self::FinerThanMicroseconds => "finer than a microsecond",
        })
    }
}

impl std::error::Error for BadInstant {}
