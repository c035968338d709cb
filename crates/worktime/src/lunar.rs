//! The Chinese lunar calendar: which date of it a date is, and back. Exact for the lunar years 1900
//! to 2100, by the published tables; before and after there is no answer rather than a guess.

mod years;

use std::fmt;

use jiff::Span;

use crate::zone::{Date, days_between};
use years::{YEARS, Year};

/// The first lunar year that is known; it begins on 1900-01-31.
pub const LUNAR_FIRST_YEAR: i16 = 1900;
/// The last lunar year that is known; it ends on 2101-01-28.
pub const LUNAR_LAST_YEAR: i16 = 2100;

/// A date of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The year, numbered as the calendar year in which it begins.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it is the leap month that follows the ordinary month of this number.
    pub is_leap_month: bool,
    /// The day, 1 to 30.
    pub day: u8,
}

/// Why there is no such date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLunarDate {
    /// Outside the lunar years [`LUNAR_FIRST_YEAR`] to [`LUNAR_LAST_YEAR`].
    UnknownYear,
    /// Not a month from 1 to 12, or a leap month that the year doesn't have.
    NoSuchMonth,
    /// The month has fewer days.
    NoSuchDay {
        /// How many days the month has: 29 or 30.
        days: u8,
    },
}

/// Solar terms (節氣) that are days to remember. Both fall into the calendar year of their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SolarTerm {
    /// 清明, 4 to 6 April.
    Qingming,
    /// 冬至, 21 to 23 December.
    WinterSolstice,
}

impl LunarDate {
    /// The lunar date of a date.
    ///
    /// # Errors
    /// [`BadLunarDate::UnknownYear`] before 1900-01-31 and after 2101-01-28.
    pub fn of(date: Date) -> Result<Self, BadLunarDate> {
        let (year, row) = [date.year(), date.year() - 1]
            .into_iter()
            .filter_map(|year| Some((year, known(year)?)))
            .find(|(_, row)| row.first <= date)
            .ok_or(BadLunarDate::UnknownYear)?;
        let mut day = days_between(row.first, date);
        for (month, is_leap_month, days) in row.months() {
            if day < i64::from(days) {
                let day = u8::try_from(day + 1).map_err(|_| BadLunarDate::UnknownYear)?;
                return Ok(Self {
                    year,
                    month,
                    is_leap_month,
                    day,
                });
            }
            day -= i64::from(days);
        }
        Err(BadLunarDate::UnknownYear)
    }

    /// The date of this lunar date.
    ///
    /// # Errors
    /// If the year isn't known, or has no such month or day.
    pub fn date(self) -> Result<Date, BadLunarDate> {
        let row = known(self.year).ok_or(BadLunarDate::UnknownYear)?;
        let mut before = 0;
        for (month, is_leap_month, days) in row.months() {
            if (month, is_leap_month) == (self.month, self.is_leap_month) {
                if self.day == 0 || self.day > days {
                    return Err(BadLunarDate::NoSuchDay { days });
                }
                let offset = before + i64::from(self.day) - 1;
                return row
                    .first
                    .checked_add(Span::new().days(offset))
                    .map_err(|_| BadLunarDate::UnknownYear);
            }
            before += i64::from(days);
        }
        Err(BadLunarDate::NoSuchMonth)
    }

    /// How many days its month has; `None` if there is no such month.
    #[must_use]
    pub fn days_in_month(self) -> Option<u8> {
        known(self.year)?
            .months()
            .find(|(month, is_leap, _)| (*month, *is_leap) == (self.month, self.is_leap_month))
            .map(|(_, _, days)| days)
    }

    /// The first date of a lunar year and the first after it.
    pub(crate) fn year(year: i16) -> Option<(Date, Date)> {
        let row = known(year)?;
        let days: i64 = row.months().map(|(_, _, days)| i64::from(days)).sum();
        let end = row.first.checked_add(Span::new().days(days)).ok()?;
        Some((row.first, end))
    }
}

impl SolarTerm {
    /// Its date in a calendar year from [`LUNAR_FIRST_YEAR`] to [`LUNAR_LAST_YEAR`].
    pub(crate) fn date_in(self, year: i16) -> Option<Date> {
        let row = known(year)?;
        let (month, day) = match self {
            Self::Qingming => (4, row.qingming),
            Self::WinterSolstice => (12, row.winter_solstice),
        };
        Date::new(year, month, day).ok()
    }
}

impl fmt::Display for LunarDate {
    /// `2025-06-01`, and `2025-06+01` in a leap month.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leap = if self.is_leap_month { '+' } else { '-' };
        write!(f, "{:04}-{:02}{leap}{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for BadLunarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownYear => write!(
                f,
                "outside the lunar years {LUNAR_FIRST_YEAR} to {LUNAR_LAST_YEAR}"
            ),
            Self::NoSuchMonth => f.write_str("the lunar year has no such month"),
            Self::NoSuchDay { days } => write!(f, "the lunar month has {days} days"),
        }
    }
}

impl std::error::Error for BadLunarDate {}

fn known(year: i16) -> Option<&'static Year> {
    let place = usize::try_from(year.checked_sub(LUNAR_FIRST_YEAR)?).ok()?;
    YEARS.get(place)
}
