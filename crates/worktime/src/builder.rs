//! Puts a calendar together and refuses what can't be one.

use std::fmt;
use std::sync::Arc;

use crate::calendar::Calendar;
use crate::name::Name;
use crate::official::Region;
use crate::own_days::OwnDays;
use crate::rules::{Edition, Rules, week_index};
use crate::span::{Span, Weekday};
use crate::zone::{Date, Zone};

/// Collects the facts of a calendar: weekly hours, official days over them, own days over both.
#[derive(Clone, Debug)]
pub struct CalendarBuilder {
    zone: Zone,
    /// The first holds from the beginning of time.
    editions: Vec<Edition>,
    region: Option<Region>,
    works_makeup_days: bool,
    own: OwnDays,
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
    /// An edition that doesn't begin after the one before it.
    EditionOrder {
        /// When the edition before it begins.
        earlier: Date,
        /// When it begins.
        later: Date,
    },
    /// Too many editions of the weekly hours.
    TooManyEditions {
        /// [`CalendarBuilder::MOST_EDITIONS`].
        most: usize,
    },
    /// Too many own days in one calendar or layer.
    TooManyDays {
        /// [`OwnDays::MOST`].
        most: usize,
    },
    /// Too many layers and intersections on one another.
    TooManyLayers {
        /// [`crate::MOST_LAYERS`].
        most: u8,
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
    /// The most editions of weekly hours that a calendar may have.
    pub const MOST_EDITIONS: usize = 1000;

    /// A calendar in this zone, still without any hours.
    #[must_use]
    pub fn new(zone: Zone) -> Self {
        Self {
            zone,
            editions: vec![Edition::default()],
            region: None,
            works_makeup_days: true,
            own: OwnDays::new(),
            known_until: None,
        }
    }

    /// Sets the regular hours of some days of the week. A day that is never set is off.
    #[must_use]
    pub fn week(mut self, weekdays: &[Weekday], hours: &[Span]) -> Self {
        for weekday in weekdays {
            let edition = self.editions.last_mut();
            let day = edition.and_then(|edition| edition.week.get_mut(week_index(*weekday)));
            if let Some(day) = day {
                *day = hours.to_vec();
            }
        }
        self
    }

    /// Begins a new edition of the weekly hours: those that are set after this call hold from the
    /// date on, the others go on as before. The name says which hours a promise was reckoned with.
    #[must_use]
    pub fn edition(mut self, from: Date, name: impl Into<Name>) -> Self {
        let week = self.editions.last().map(|edition| edition.week.clone());
        self.editions.push(Edition {
            from,
            name: Some(name.into()),
            week: week.unwrap_or_default(),
        });
        self
    }

    /// Follows the official days of a region.
    #[must_use]
    pub fn holidays(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Takes the region's days off but works none of its make-up workdays, as banks and exchanges
    /// do.
    #[must_use]
    pub fn without_makeup_days(mut self) -> Self {
        self.works_makeup_days = false;
        self
    }

    /// Sets all own days at once, instead of those settled before.
    #[must_use]
    pub fn own_days(mut self, own: OwnDays) -> Self {
        self.own = own;
        self
    }

    /// Closes a date: see [`OwnDays::closed`].
    #[must_use]
    pub fn closed(mut self, date: Date, name: impl Into<Name>) -> Self {
        self.own = self.own.closed(date, name);
        self
    }

    /// Gives a date its own hours: see [`OwnDays::opened`].
    #[must_use]
    pub fn opened(mut self, date: Date, hours: &[Span], name: impl Into<Name>) -> Self {
        self.own = self.own.opened(date, hours, name);
        self
    }

    /// Keeps a part of a date's hours: see [`OwnDays::shortened`].
    #[must_use]
    pub fn shortened(mut self, date: Date, kept: Span, name: impl Into<Name>) -> Self {
        self.own = self.own.shortened(date, kept, name);
        self
    }

    /// Sets the last date whose hours are certain; otherwise the region's holds.
    #[must_use]
    pub fn known_until(mut self, date: Date) -> Self {
        self.known_until = Some(date);
        self
    }

    /// Builds the calendar and compiles its table (a millisecond or two; later copies are free).
    ///
    /// # Errors
    /// Spans that are unsound, overlap or are too many, editions whose dates don't follow one
    /// another. A calendar without working time can be built, so that its author can be told by
    /// [`Calendar::validate`].
    pub fn build(mut self) -> Result<Calendar, BadCalendar> {
        let official = match self.region {
            None => Arc::default(),
            Some(region) => region.days().map_err(|line| BadCalendar::OfficialDays {
                region: region.code(),
                line,
            })?,
        };
        self.settle_editions()?;
        self.own.settle()?;
        Ok(Calendar::compile(Rules {
            known_until: self.known_until.or(official.known_until),
            zone: self.zone,
            editions: self.editions,
            official,
            works_makeup_days: self.works_makeup_days,
            own: self.own,
        }))
    }

    fn settle_editions(&mut self) -> Result<(), BadCalendar> {
        if self.editions.len() > Self::MOST_EDITIONS {
            return Err(BadCalendar::TooManyEditions {
                most: Self::MOST_EDITIONS,
            });
        }
        let pairs = self.editions.iter().zip(self.editions.iter().skip(1));
        for (earlier, later) in pairs {
            if later.from <= earlier.from {
                return Err(BadCalendar::EditionOrder {
                    earlier: earlier.from,
                    later: later.from,
                });
            }
        }
        for edition in &mut self.editions {
            for (index, hours) in (0..).zip(&mut edition.week) {
                let weekday = Weekday::from_monday_zero_offset(index).unwrap_or(Weekday::Sunday);
                settle(hours, Place::Week(weekday))?;
            }
        }
        Ok(())
    }
}

/// Checks a day's hours and puts them in order.
pub(crate) fn settle(hours: &mut [Span], place: Place) -> Result<(), BadCalendar> {
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
            Self::EditionOrder { earlier, later } => write!(
                f,
                "hours from {later} on can't follow those from {earlier} on"
            ),
            Self::TooManyEditions { most } => write!(f, "more than {most} editions of the hours"),
            Self::TooManyDays { most } => write!(f, "more than {most} own days"),
            Self::TooManyLayers { most } => write!(f, "more than {most} layers on one another"),
            Self::NoWorkingTime { from, days } => {
                write!(f, "no working time within {days} days from {from}")
            }
        }
    }
}

impl std::error::Error for BadCalendar {}
