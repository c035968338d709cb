//! Puts a calendar together and refuses what can't be one.

use std::collections::BTreeMap;
use std::fmt;

use crate::calendar::Calendar;
use crate::official::{OfficialDays, Region};
use crate::rules::{OwnDay, Rules, week_index};
use crate::span::{Span, Weekday};
use crate::zone::{Date, Zone};

/// Collects the layers of a calendar: the week, official days over it, own days over both.
#[derive(Clone, Debug)]
pub struct CalendarBuilder {
    zone: Zone,
    week: [Vec<Span>; 7],
    region: Option<Region>,
    own: BTreeMap<Date, OwnDay>,
    known_until: Option<Date>,
}

/// Why a calendar can't be built or used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCalendar {
    /// A span that is empty or has a minute outside the day.
    Unsound {
        /// The day in question.
        place: Place,
        /// The span.
        span: Span,
    },
    /// Two spans of a day share time.
    Overlap {
        /// The day in question.
        place: Place,
        /// The span that begins first.
        first: Span,
        /// The one that begins before `first` ends.
        second: Span,
    },
    /// A day has more than [`Span::MOST_A_DAY`] spans.
    TooManySpans {
        /// The day in question.
        place: Place,
    },
    /// The official days that are compiled in can't be read: a fault of this crate.
    OfficialDays {
        /// The region's code.
        region: &'static str,
        /// The line of its file, from 1.
        line: usize,
    },
    /// No working time at all for longer than [`crate::SEARCH_DAYS`].
    NoWorkingTime {
        /// The first date without.
        from: Date,
        /// The limit in days.
        days: i32,
    },
}

/// The day of a calendar that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A day of the regular week.
    Week(Weekday),
    /// An own opening.
    Date(Date),
}

impl CalendarBuilder {
    /// A calendar in this zone, still without any hours.
    #[must_use]
    pub fn new(zone: Zone) -> Self {
        let week = [const { Vec::new() }; 7];
        Self {
            zone,
            week,
            region: None,
            own: BTreeMap::new(),
            known_until: None,
        }
    }

    /// Sets the regular hours of some days of the week. A day that is never set is off.
    #[must_use]
    pub fn week(mut self, weekdays: &[Weekday], hours: &[Span]) -> Self {
        for weekday in weekdays {
            if let Some(day) = self.week.get_mut(week_index(*weekday)) {
                *day = hours.to_vec();
            }
        }
        self
    }

    /// Follows the official days of a region.
    #[must_use]
    pub fn holidays(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Closes a date, whatever week and authorities say. The last word on a date holds.
    #[must_use]
    pub fn closed(mut self, date: Date, name: impl Into<String>) -> Self {
        self.own.insert(date, OwnDay::Closed(name.into()));
        self
    }

    /// Gives a date its own hours, which replace all others. The last word on a date holds.
    #[must_use]
    pub fn opened(mut self, date: Date, hours: &[Span], name: impl Into<String>) -> Self {
        self.own
            .insert(date, OwnDay::Opened(name.into(), hours.to_vec()));
        self
    }

    /// Sets the last date whose hours are certain; otherwise the region's holds.
    #[must_use]
    pub fn known_until(mut self, date: Date) -> Self {
        self.known_until = Some(date);
        self
    }

    /// Builds the calendar and compiles its table (some milliseconds; later copies are free).
    ///
    /// # Errors
    /// Spans that are unsound, overlap or are too many. A calendar without working time can be
    /// built, so that its author can be told by [`Calendar::validate`].
    pub fn build(self) -> Result<Calendar, BadCalendar> {
        let official = match self.region {
            None => OfficialDays::default(),
            Some(region) => region.days().map_err(|line| BadCalendar::OfficialDays {
                region: region.code(),
                line,
            })?,
        };
        let mut rules = Rules {
            known_until: self.known_until.or(official.known_until),
            zone: self.zone,
            week: self.week,
            official,
            own: self.own,
        };
        for (index, hours) in (0..).zip(&mut rules.week) {
            let weekday = Weekday::from_monday_zero_offset(index).unwrap_or(Weekday::Sunday);
            settle(hours, Place::Week(weekday))?;
        }
        for (date, day) in &mut rules.own {
            if let OwnDay::Opened(_, hours) = day {
                settle(hours, Place::Date(*date))?;
            }
        }
        Ok(Calendar::compile(rules))
    }
}

/// Checks a day's hours and puts them in order.
fn settle(hours: &mut [Span], place: Place) -> Result<(), BadCalendar> {
    if hours.len() > Span::MOST_A_DAY {
        return Err(BadCalendar::TooManySpans { place });
    }
    if let Some(span) = hours.iter().find(|span| !span.is_sound()) {
        return Err(BadCalendar::Unsound { place, span: *span });
    }
    hours.sort_unstable_by_key(|span| span.from_minute);
    for (first, second) in hours.iter().zip(hours.iter().skip(1)) {
        if first.overlaps(*second) {
            return Err(BadCalendar::Overlap {
                place,
                first: *first,
                second: *second,
            });
        }
    }
    Ok(())
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week(weekday) => write!(f, "{weekday:?}"),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl fmt::Display for BadCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound { place, span } => write!(f, "{place}: {span} is not a span of a day"),
            Self::Overlap {
                place,
                first,
                second,
            } => {
                write!(f, "{place}: {first} and {second} overlap")
            }
            Self::TooManySpans { place } => {
                write!(f, "{place}: more than {} spans", Span::MOST_A_DAY)
            }
            Self::OfficialDays { region, line } => {
                write!(f, "official days of {region}: line {line} can't be read")
            }
            Self::NoWorkingTime { from, days } => {
                write!(f, "no working time within {days} days from {from}")
            }
        }
    }
}

impl std::error::Error for BadCalendar {}
