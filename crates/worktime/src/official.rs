//! Official days of a region: days off, and the make-up workdays that are worked for them.
//!
//! They are dated facts in small text files whose head says where they come from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::zone::Date;

/// A region whose official days are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    code: &'static str,
    text: &'static str,
}

/// Every region, by code.
const REGIONS: [Region; 2] = [
    Region {
        code: "none",
        text: include_str!("../data/none.txt"),
    },
    Region {
        code: "cn",
        text: include_str!("../data/cn.txt"),
    },
];

/// The most dates that one line of a file may name.
const MOST_DAYS_A_LINE: usize = 31;

/// What the authorities say about a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OfficialDay {
    Off(Arc<str>),
    Makeup(Arc<str>),
}

/// All official days of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OfficialDays {
    pub(crate) days: BTreeMap<Date, OfficialDay>,
    /// The last date for which they are published; `None` if there is nothing to publish.
    pub(crate) known_until: Option<Date>,
}

impl Region {
    /// Finds a region by its code: `cn` (mainland China) or `none`.
    #[must_use]
    pub fn named(code: &str) -> Option<Self> {
        REGIONS.into_iter().find(|region| region.code == code)
    }

    /// The codes that [`Region::named`] knows.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        REGIONS.into_iter().map(|region| region.code)
    }

    /// The code, `cn`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// Reads the region's file; the error is the number of the first line that can't be read.
    pub(crate) fn days(self) -> Result<OfficialDays, usize> {
        let mut official = OfficialDays::default();
        for (index, line) in self.text.lines().enumerate() {
            read_line(line, &mut official).ok_or(index + 1)?;
        }
        Ok(official)
    }
}

/// Adds what a line says; `None` if it can't be read or speaks of a date a second time.
fn read_line(line: &str, official: &mut OfficialDays) -> Option<()> {
    let mut words = line.split_whitespace();
    let Some(verb) = words.next().filter(|word| !word.starts_with('#')) else {
        return Some(());
    };
    let first: Date = words.next()?.parse().ok()?;
    match verb {
        "known-until" => official.known_until = Some(first),
        "work" => {
            let name = Arc::from(words.next()?);
            insert_new(official, first, OfficialDay::Makeup(name))?;
        }
        "off" => {
            let last: Date = words.next()?.parse().ok()?;
            let name: Arc<str> = Arc::from(words.next()?);
            let dates = || std::iter::successors(Some(first), |date| date.tomorrow().ok());
            if last < first || dates().take(MOST_DAYS_A_LINE).all(|date| date != last) {
                return None;
            }
            for date in dates().take_while(|date| *date <= last) {
                insert_new(official, date, OfficialDay::Off(Arc::clone(&name)))?;
            }
        }
        _ => return None,
    }
    words.next().is_none().then_some(())
}

fn insert_new(official: &mut OfficialDays, date: Date, day: OfficialDay) -> Option<()> {
    official.days.insert(date, day).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for region in REGIONS {
            assert_eq!(region.days().err(), None, "line of {}.txt", region.code);
        }
    }

    #[test]
    fn lines_that_make_no_sense_are_refused() {
        for line in [
            "off 2026-01-03 2026-01-01 backwards",
            "off 2026-01-01 2027-01-01 a-year-long",
            "off 2026-02-30 2026-02-30 no-such-date",
            "off 2026-01-01 2026-01-02",
            "work 2026-01-01",
            "work 2026-01-01 name more",
            "holiday 2026-01-01 name",
        ] {
            assert_eq!(
                read_line(line, &mut OfficialDays::default()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn a_date_is_named_once() {
        let mut official = OfficialDays::default();
        assert_eq!(
            read_line("off 2026-01-01 2026-01-03 a", &mut official),
            Some(())
        );
        assert_eq!(read_line("work 2026-01-02 b", &mut official), None);
    }
}
