//! Official days of a region: days off, the make-up workdays that are worked for them, and short
//! days.
//!
//! They are dated facts in small text files whose head says where they come from.

mod file;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::name::Name;
use crate::span::Span;
use crate::zone::Date;

/// A region whose official days are known.
#[derive(Clone, Copy)]
pub struct Region(&'static Source);

/// What the authorities say about a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficialDay {
    /// Off, by the name of the holiday. It may be a day of the weekend.
    Off(Name),
    /// A Saturday or Sunday that is worked, by the name of the holiday that it is worked for.
    Makeup(Name),
    /// Only the part of the regular hours that lies within the span is worked.
    Short(Span, Name),
}

/// All official days of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OfficialDays {
    /// In order, each date once.
    days: Vec<(Date, OfficialDay)>,
    zone_name: String,
    known_from: Option<Date>,
    /// The last date for which everything is published; `None` if nothing is to come.
    pub(crate) known_until: Option<Date>,
}

/// A region's file, and what is in it once somebody has asked.
struct Source {
    code: &'static str,
    text: &'static str,
    read: OnceLock<Result<Arc<OfficialDays>, usize>>,
}

/// Every region, by code.
static REGIONS: [Source; 6] = [
    Source::new("none", include_str!("../data/none.txt")),
    Source::new("cn", include_str!("../data/cn.txt")),
    Source::new("tw", include_str!("../data/tw.txt")),
    Source::new("hk", include_str!("../data/hk.txt")),
    Source::new("mo", include_str!("../data/mo.txt")),
    Source::new("sg", include_str!("../data/sg.txt")),
];

impl Region {
    /// Finds a region by its code: `cn` mainland China, `tw` Taiwan, `hk` Hong Kong, `mo` Macao,
    /// `sg` Singapore, `none` without official days.
    #[must_use]
    pub fn named(code: &str) -> Option<Self> {
        REGIONS.iter().find(|source| source.code == code).map(Self)
    }

    /// The codes that [`Region::named`] knows.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        REGIONS.iter().map(|source| source.code)
    }

    /// The code, `cn`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The IANA name of the zone that people of the region mean, `Asia/Shanghai`.
    #[must_use]
    pub fn zone_name(self) -> &'static str {
        self.read().map_or("UTC", |official| &official.zone_name)
    }

    /// The first and the last date for which everything is published. `None` at the start: nothing
    /// was before; at the end: nothing is to come.
    #[must_use]
    pub fn known(self) -> (Option<Date>, Option<Date>) {
        self.read().map_or((None, None), |official| {
            (official.known_from, official.known_until)
        })
    }

    /// Every official day in order of dates, each date once.
    pub fn official_days(self) -> impl Iterator<Item = (Date, OfficialDay)> {
        let days = self.read().map_or(&[][..], |official| &official.days);
        days.iter().cloned()
    }

    /// The region's days, read once and shared; the error is the number of the first line of its
    /// file that can't be read.
    pub(crate) fn days(self) -> Result<Arc<OfficialDays>, usize> {
        self.read().map(Arc::clone)
    }

    fn read(self) -> Result<&'static Arc<OfficialDays>, usize> {
        let read = || file::read(self.0.text).map(Arc::new);
        self.0.read.get_or_init(read).as_ref().map_err(|line| *line)
    }
}

impl OfficialDays {
    /// What the authorities say about a date, if anything.
    pub(crate) fn day(&self, date: Date) -> Option<&OfficialDay> {
        let found = self.days.binary_search_by_key(&date, |(day, _)| *day);
        found
            .ok()
            .and_then(|index| self.days.get(index))
            .map(|(_, day)| day)
    }
}

impl Source {
    const fn new(code: &'static str, text: &'static str) -> Self {
        Self {
            code,
            text,
            read: OnceLock::new(),
        }
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for Region {}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Region").field(&self.0.code).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        for code in Region::codes() {
            let region = Region::named(code).unwrap();
            assert_eq!(region.days().err(), None, "line of {code}.txt");
        }
    }

    #[test]
    fn a_file_is_read_once() {
        let days = || Region::named("cn").unwrap().days().unwrap();
        assert!(Arc::ptr_eq(&days(), &days()));
    }

    #[test]
    fn a_date_is_found_or_not() {
        let days = Region::named("cn").unwrap().days().unwrap();
        let day = |date: &str| days.day(date.parse().unwrap());
        assert!(matches!(day("2004-01-01"), Some(OfficialDay::Off(_))));
        assert!(matches!(day("2026-10-10"), Some(OfficialDay::Makeup(_))));
        assert_eq!(day("2004-01-02"), None);
        assert_eq!(day("1999-01-01"), None);
        assert_eq!(day("2026-12-31"), None);
    }
}
