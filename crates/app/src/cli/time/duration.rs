//! Durations as programs read them.

use worktime::{Micros, micros};

/// Writes ISO 8601 in hours, minutes and seconds: days would be of how many hours? A minus in front means that the end lies
/// before the beginning.
pub(super) fn write_duration(span: Micros, out: &mut Vec<u8>) {
    let sign = if span < 0 { "-" } else { "" };
    let span = span.unsigned_abs();
    let unit = |micros: Micros| micros.unsigned_abs();
    let hours = span / unit(micros::HOUR);
    let minutes = span % unit(micros::HOUR) / unit(micros::MINUTE);
    let seconds = span % unit(micros::MINUTE) / unit(micros::SECOND);
    let micros = span % unit(micros::SECOND);
    let mut text = format!("{sign}PT");
    let mut part = |number: u64, letter: char| {
        if number > 0 {
            text.push_str(&format!("{number}{letter}"));
        }
    };
    part(hours, 'H');
    part(minutes, 'M');
    if micros > 0 {
        let fraction = format!("{micros:06}");
        text.push_str(&format!("{seconds}.{}S", fraction.trim_end_matches('0')));
    } else if seconds > 0 || span == 0 {
        text.push_str(&format!("{seconds}S"));
    }
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_iso_8601() {
        let cases = [
            (0, "PT0S"),
            (4 * micros::HOUR + 30 * micros::MINUTE, "PT4H30M"),
            (-30 * micros::MINUTE, "-PT30M"),
            (3000 * micros::HOUR + micros::SECOND, "PT3000H1S"),
            (1, "PT0.000001S"),
            (micros::MINUTE + 2_500_000, "PT1M2.5S"),
            (Micros::MIN, "-PT2562047788H54.775808S"),
        ];
        for (span, expected) in cases {
            let mut text = Vec::new();
            write_duration(span, &mut text);
            assert_eq!(String::from_utf8(text).unwrap(), expected);
        }
    }
}
