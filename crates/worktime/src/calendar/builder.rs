//! Puts a calendar together and refuses what can't be one.

use std::sync::Arc;

use crate::calendar::Calendar;
use crate::calendar::bad_calendar::{BadCalendar, Place};
use crate::calendar::own_days::OwnDays;
use crate::calendar::rules::{Edition, Rules};
use crate::name::Name;
use crate::official::Region;
use crate::span::{Span, Weekday};
use crate::weekday::{WEEKDAYS, week_index};
use crate::zone::{Date, MINUTES_A_DAY, Zone};

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
            check_nights(&edition.week)?;
        }
        Ok(())
    }
}

/// Checks that no shift over midnight runs into the hours of the day after it.
fn check_nights(week: &[Vec<Span>; 7]) -> Result<(), BadCalendar> {
    for weekday in WEEKDAYS {
        let hours_on = |weekday: Weekday| week.get(week_index(weekday));
        let night = hours_on(weekday).and_then(|hours| hours.last());
        let morning = hours_on(weekday.next()).and_then(|hours| hours.first());
        if let (Some(first), Some(second)) = (night, morning)
            && first.end() > MINUTES_A_DAY + second.from_minute
        {
            return Err(BadCalendar::Overlap {
                place: Place::Week(weekday),
                first: *first,
                second: *second,
            });
        }
    }
    Ok(())
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
