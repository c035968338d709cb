//! What somebody has settled for single dates: a company for its calendar, a client or a site for
//! a layer on it.

use crate::calendar::bad_calendar::{BadCalendar, Place};
use crate::calendar::builder::settle;
use crate::calendar::rules::DayKind;
use crate::name::Name;
use crate::span::Span;
use crate::zone::Date;

/// Own closures and openings, in order of their dates. The last word on a date holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnDays(Vec<(Date, OwnDay)>);

/// What is settled for one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OwnDay {
    Closed(Name),
    Opened(Name, Box<[Span]>),
    /// Worked like the standard day.
    Worked(Name),
    /// Of the hours that the date would have otherwise, only what lies in this span.
    Shortened(Name, Span),
}

impl OwnDays {
    /// The most dates that may be settled in one calendar or layer.
    pub const MOST: usize = 10_000;

    /// Nothing settled yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Closes a date, whatever lies below says.
    #[must_use]
    pub fn closed(self, date: Date, name: impl Into<Name>) -> Self {
        self.with(date, OwnDay::Closed(name.into()))
    }

    /// Gives a date its own hours, which replace all others; no hours close it.
    #[must_use]
    pub fn opened(self, date: Date, hours: &[Span], name: impl Into<Name>) -> Self {
        if hours.is_empty() {
            return self.closed(date, name);
        }
        self.with(date, OwnDay::Opened(name.into(), hours.into()))
    }

    /// Gives a date the hours of the standard day: an own make-up workday.
    #[must_use]
    pub fn worked(self, date: Date, name: impl Into<Name>) -> Self {
        self.with(date, OwnDay::Worked(name.into()))
    }

    /// Keeps, of the hours that the date would have otherwise, those within `kept`: a half day is
    /// one of which `00:00-12:00` is kept.
    #[must_use]
    pub fn shortened(self, date: Date, kept: Span, name: impl Into<Name>) -> Self {
        self.with(date, OwnDay::Shortened(name.into(), kept))
    }

    /// How many dates are settled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn day(&self, date: Date) -> Option<&OwnDay> {
        let place = self.place(date).ok()?;
        self.0.get(place).map(|(_, day)| day)
    }

    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> {
        self.0.iter().map(|(date, _)| *date)
    }

    /// Checks every date's hours and puts them in order.
    pub(crate) fn settle(&mut self) -> Result<(), BadCalendar> {
        if self.0.len() > Self::MOST {
            return Err(BadCalendar::TooManyDays { most: Self::MOST });
        }
        for (date, day) in &mut self.0 {
            let place = Place::Date(*date);
            match day {
                OwnDay::Opened(_, hours) => settle(hours, place)?,
                OwnDay::Shortened(_, kept) if !kept.is_sound() => {
                    return Err(BadCalendar::Unsound { place, span: *kept });
                }
                OwnDay::Shortened(..) | OwnDay::Closed(_) | OwnDay::Worked(_) => {}
            }
        }
        self.0.shrink_to_fit();
        Ok(())
    }

    /// Keeps one date more than allowed, so that [`OwnDays::settle`] can say so.
    fn with(mut self, date: Date, day: OwnDay) -> Self {
        match self.place(date) {
            Ok(place) => {
                if let Some((_, settled)) = self.0.get_mut(place) {
                    *settled = day;
                }
            }
            Err(place) if self.0.len() <= Self::MOST => self.0.insert(place, (date, day)),
            Err(_) => {}
        }
        self
    }

    /// Where a date stands, or would have to.
    fn place(&self, date: Date) -> Result<usize, usize> {
        self.0.binary_search_by_key(&date, |(known, _)| *known)
    }
}

impl OwnDay {
    pub(crate) fn kind(&self) -> DayKind {
        match self {
            Self::Closed(name) => DayKind::Closed(name.clone()),
            Self::Opened(name, _) | Self::Worked(name) => DayKind::Opened(name.clone()),
            Self::Shortened(name, _) => DayKind::Shortened(name.clone()),
        }
    }
}
