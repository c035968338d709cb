//! Times as a log writes them: local times of one zone, in one form.

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use worktime::{HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR, Instant};

use super::fault::{RowFault, quoted};

/// Form and zone of a log's times.
#[derive(Clone, Debug)]
pub(super) struct LocalTime {
    /// As `strptime` writes it; with `%z` each time says its own distance from UTC.
    pub(super) format: String,
    pub(super) zone: TimeZone,
}

impl LocalTime {
    /// The instant of a time. Of a time that the change of clocks repeats, the earlier one.
    pub(super) fn read(&self, text: &str) -> Result<Instant, RowFault> {
        let bad = || RowFault::BadTime { word: quoted(text) };
        let parsed = strtime::parse(&self.format, text.trim()).map_err(|_| bad())?;
        let stamp = match parsed.offset() {
            Some(_) => parsed.to_timestamp().map_err(|_| bad())?,
            None => self.stamp(parsed.to_datetime().map_err(|_| bad())?, text)?,
        };
        let year = self.zone.to_datetime(stamp).year();
        if !(HORIZON_FIRST_YEAR..=HORIZON_LAST_YEAR).contains(&year) {
            return Err(RowFault::FarTime { word: quoted(text) });
        }
        Ok(stamp.into())
    }

    fn stamp(&self, local: jiff::civil::DateTime, text: &str) -> Result<Timestamp, RowFault> {
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
            return Err(RowFault::SkippedTime { word: quoted(text) });
        }
        ambiguous
            .earlier()
            .map_err(|_| RowFault::FarTime { word: quoted(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rome(text: &str) -> Result<String, &'static str> {
        let time = LocalTime {
            format: "%Y/%m/%d %H:%M:%S%.f".to_owned(),
            zone: TimeZone::get("Europe/Rome").unwrap(),
        };
        time.read(text)
            .map(|at| at.to_string())
            .map_err(|fault| fault.code())
    }

    #[test]
    fn local_times_become_instants() {
        assert_eq!(
            rome("2012/10/09 14:50:17.000").unwrap(),
            "2012-10-09T12:50:17Z"
        );
        assert_eq!(rome("2012/12/09 14:50:17").unwrap(), "2012-12-09T13:50:17Z");
        assert_eq!(
            rome("2012/12/09 14:50:17.250").unwrap(),
            "2012-12-09T13:50:17.250000Z"
        );
    }

    #[test]
    fn of_a_repeated_hour_the_first_counts_and_a_skipped_one_is_refused() {
        assert_eq!(rome("2024/10/27 02:30:00").unwrap(), "2024-10-27T00:30:00Z");
        assert_eq!(rome("2024/03/31 02:30:00"), Err("skipped-time"));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for bad in [
            "",
            "2012-10-09 14:50:17",
            "2012/13/09 14:50:17",
            "2012/10/09 25:00:00",
            "2012/10/09 14:50:17 x",
        ] {
            assert_eq!(rome(bad), Err("bad-time"), "{bad}");
        }
        assert_eq!(rome("3012/10/09 14:50:17"), Err("far-time"));
    }

    #[test]
    fn a_time_may_say_its_own_distance_from_utc() {
        let time = LocalTime {
            format: "%Y-%m-%dT%H:%M:%S%z".to_owned(),
            zone: TimeZone::UTC,
        };
        assert_eq!(
            time.read("2012-10-09T14:50:17+0800").unwrap().to_string(),
            "2012-10-09T06:50:17Z"
        );
    }
}
