//! Texts inside a formula that say how long: `duration('…')`, a length back from now, a closed period.

use worktime::{Length, micros};

/// Periods of which `measure` reads the figure: the last one that is over.
pub const PERIODS: [&str; 5] = [
    "previous week",
    "previous month",
    "previous quarter",
    "previous half-year",
    "previous year",
];

/// Microseconds of a text such as `2 hours`, `3小時` or `10 days`. In a formula a day is 24 hours: days of a
/// calendar belong to promises, which know their calendar. Working time and months have no fixed length.
pub(super) fn clock_micros(text: &str) -> Option<i64> {
    match Length::parse(text).ok()? {
        Length::Immediately => Some(0),
        Length::Clock(span) => Some(span),
        Length::Days(days) => i64::from(days).checked_mul(micros::DAY),
        Length::Weeks(weeks) => i64::from(weeks).checked_mul(7 * micros::DAY),
        _ => None,
    }
}

/// Whether a text is a length that can be counted back from now without a calendar: `1 hour`, `90 days`, `12 months`.
pub(super) fn is_span(text: &str) -> bool {
    matches!(
        Length::parse(text),
        Ok(Length::Clock(_)
            | Length::Days(_)
            | Length::Weeks(_)
            | Length::Months(_)
            | Length::Years(_))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_clock_time_only() {
        assert_eq!(clock_micros("2 hours"), Some(7_200_000_000));
        assert_eq!(clock_micros("90 minutes"), Some(5_400_000_000));
        assert_eq!(clock_micros("3小時"), Some(10_800_000_000));
        assert_eq!(clock_micros("2 days"), Some(172_800_000_000));
        assert_eq!(clock_micros("1 week"), Some(604_800_000_000));
        for wrong in ["", "2", "2 working hours", "3個工作日", "1 month", "1 year"] {
            assert_eq!(clock_micros(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_span_needs_no_calendar() {
        for span in [
            "1 hour",
            "90 days",
            "2 weeks",
            "12 months",
            "1 year",
            "三十日",
        ] {
            assert!(is_span(span), "{span}");
        }
        for wrong in ["", "12", "3 working days", "immediately", "today"] {
            assert!(!is_span(wrong), "{wrong}");
        }
    }
}
