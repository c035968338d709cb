//! A day that comes once a year: of the calendar, of the lunar calendar, or a festival by name.

mod parse;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fault::BadYearlyDay;
use super::festival::Festival;
use super::print;
use crate::lunar::{LUNAR_FIRST_YEAR, LUNAR_LAST_YEAR, LunarDate, SolarTerm};
use crate::name::Language;
use crate::zone::Date;

/// A day of each year. Stored as its English text.
///
/// - 29 February is the last of February in other years.
/// - A lunar thirtieth is the twenty-ninth in a month that has no thirtieth, so `lunar 12-30` is
///   always the eve of the Spring Festival.
/// - A day of the lunar calendar falls into the ordinary month of its number, never into the leap
///   month, so it comes exactly once in each lunar year. A calendar year can hold it twice or not at
///   all if it is in the last weeks of the lunar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearlyDay(pub(super) Written);

/// How it was written; a festival isn't printed as its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Written {
    Solar { month: u8, day: u8 },
    Lunar { month: u8, day: u8 },
    Festival(Festival),
}

/// By which calendar a day is found.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Solar { month: u8, day: u8 },
    Lunar { month: u8, day: u8 },
    Term(SolarTerm),
}

impl YearlyDay {
    /// A day of the calendar; `None` if no year has it.
    #[must_use]
    pub fn solar(month: u8, day: u8) -> Option<Self> {
        // A year with a 29 February has every day.
        let is_day =
            solar_date(2000, month, day).is_some_and(|date| date.day().unsigned_abs() == day);
        is_day.then_some(Self(Written::Solar { month, day }))
    }

    /// A day of the lunar calendar, of a month from 1 to 12 and a day from 1 to 30.
    #[must_use]
    pub fn lunar(month: u8, day: u8) -> Option<Self> {
        let is_day = (1..=12).contains(&month) && (1..=30).contains(&day);
        is_day.then_some(Self(Written::Lunar { month, day }))
    }

    /// Reads `03-15`, `lunar 08-15`, "15 March", 8月15日, 三月十五日, 農曆八月十五, 元旦 or the name of
    /// a festival, in English or in Chinese of either script.
    ///
    /// # Errors
    /// What can't be read, with its place.
    pub fn parse(text: &str) -> Result<Self, BadYearlyDay> {
        parse::parse(text)
    }

    /// The day in a language; [`YearlyDay::parse`] reads it back.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        print::yearly_day(*self, language)
    }

    /// Its date in a year. For a day of the lunar calendar that is the lunar year of this number,
    /// which ends early in the following calendar year; `None` outside the lunar years 1900 to
    /// 2100, for solar terms outside the same calendar years.
    #[must_use]
    pub fn date_in(&self, year: i16) -> Option<Date> {
        match self.kind() {
            Kind::Solar { month, day } => solar_date(year, month, day),
            Kind::Lunar { month, day } => {
                let date = LunarDate {
                    year,
                    month,
                    is_leap_month: false,
                    day,
                };
                let day = day.min(date.days_in_month()?);
                LunarDate { day, ..date }.date().ok()
            }
            Kind::Term(term) => term.date_in(year),
        }
    }

    /// Its first date on or after a date; `None` where nothing is known of it.
    #[must_use]
    pub fn on_or_after(&self, date: Date) -> Option<Date> {
        let year = date.year();
        (year.saturating_sub(1)..=year.saturating_add(1))
            .filter_map(|year| self.date_in(year))
            .find(|found| *found >= date)
    }

    /// The year that holds a date, lunar or not, as its first date and the first after it. Dates
    /// before the first year that is known belong to it; after the last there is none.
    pub(super) fn window_from(&self, date: Date) -> Option<(Date, Date)> {
        match self.kind() {
            Kind::Solar { .. } => calendar_year(date.year()),
            Kind::Term(_) => {
                let year = date.year().max(LUNAR_FIRST_YEAR);
                calendar_year(year).filter(|_| year <= LUNAR_LAST_YEAR)
            }
            Kind::Lunar { .. } => match LunarDate::of(date) {
                Ok(lunar) => LunarDate::year(lunar.year),
                Err(_) => LunarDate::year(LUNAR_FIRST_YEAR).filter(|first| date < first.0),
            },
        }
    }

    /// Its date in such a year.
    pub(super) fn date_within(&self, window: (Date, Date)) -> Option<Date> {
        // Every lunar year begins in the calendar year of its number.
        self.date_in(window.0.year())
    }

    /// The last date that is known of it, unless it is known for ever.
    pub(super) fn last_known_date(&self) -> Option<Date> {
        match self.kind() {
            Kind::Solar { .. } => None,
            _ => self.date_in(LUNAR_LAST_YEAR),
        }
    }

    /// Whether it is a day of the lunar calendar or one of its festivals and terms.
    pub(super) const fn is_lunar(&self) -> bool {
        !matches!(self.0, Written::Solar { .. })
    }

    fn kind(&self) -> Kind {
        match self.0 {
            Written::Solar { month, day } => Kind::Solar { month, day },
            Written::Lunar { month, day } => Kind::Lunar { month, day },
            Written::Festival(festival) => festival.kind(),
        }
    }
}

impl From<Festival> for YearlyDay {
    fn from(festival: Festival) -> Self {
        Self(Written::Festival(festival))
    }
}

impl From<LunarDate> for YearlyDay {
    /// The birthday of somebody who was born on this date. After a birth in a leap month it is in
    /// the ordinary month of its number, in years that have the leap month too.
    fn from(date: LunarDate) -> Self {
        Self(Written::Lunar {
            month: date.month,
            day: date.day,
        })
    }
}

impl fmt::Display for YearlyDay {
    /// `03-15`, `lunar 08-15`, `Mid-Autumn Festival`; [`YearlyDay::parse`] reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl TryFrom<String> for YearlyDay {
    type Error = BadYearlyDay;

    fn try_from(text: String) -> Result<Self, BadYearlyDay> {
        Self::parse(&text)
    }
}

impl From<YearlyDay> for String {
    fn from(day: YearlyDay) -> Self {
        day.to_string()
    }
}

/// The day of a month, or its last.
fn solar_date(year: i16, month: u8, day: u8) -> Option<Date> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let day = i8::try_from(day).ok()?.min(first.days_in_month());
    first.with().day(day).build().ok()
}

fn calendar_year(year: i16) -> Option<(Date, Date)> {
    let new_year = |year: i16| Date::new(year, 1, 1).ok();
    Some((new_year(year)?, new_year(year.checked_add(1)?)?))
}
