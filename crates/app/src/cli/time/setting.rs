//! A calendar with the clock on its wall, by which local times are understood.

use std::ops::RangeInclusive;
use std::rc::Rc;

use jiff::civil::Date;
use worktime::{Calendar, HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR, Instant, Language, Span};

use super::days_file::Gaps;
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::moment::{self, Moment};
use super::refusal::Refusal;
use super::remark::Remark;
use super::wall_clock::{Oddity, WallClock};

/// The years of which questions can be asked.
pub(super) const YEARS: RangeInclusive<i16> = HORIZON_FIRST_YEAR..=HORIZON_LAST_YEAR;

/// A calendar and the clock of its zone.
pub(super) struct Setting {
    pub(super) calendar: Calendar,
    pub(super) clock: WallClock,
    /// The first date of which the official days are known; `None` if there were none before.
    pub(super) known_from: Option<Date>,
    /// From the earliest hour of its week to the latest.
    pub(super) open_within: Span,
    /// What couldn't be read in the files that its days are from.
    pub(super) gaps: Vec<Rc<Gaps>>,
}

/// The date that stands at a key.
pub(super) fn stated_date(asked: Asked<'_>, key: Key) -> Result<Date, Refusal> {
    let text = asked
        .text(key)
        .ok_or_else(|| Refusal::of(key, "", Fault::MissingDate))?;
    let date = moment::date(text).map_err(|(range, fault)| Refusal::at(key, text, range, fault))?;
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(Refusal::of(key, text, Fault::OutsideYears))
    }
}

/// The language that is asked for.
pub(super) fn stated_language(asked: Asked<'_>, usual: Language) -> Result<Language, Refusal> {
    match asked.text(Key::Language) {
        None => Ok(usual),
        Some(code) => {
            Language::parse(code).ok_or_else(|| Refusal::of(Key::Language, code, Fault::Language))
        }
    }
}

impl Setting {
    /// The instant that stands at a key.
    pub(super) fn stated_instant(
        &self,
        asked: Asked<'_>,
        key: Key,
        remarks: &mut Vec<Remark>,
    ) -> Result<Instant, Refusal> {
        let text = asked.needed(key)?;
        let moment =
            moment::moment(text).map_err(|(range, fault)| Refusal::at(key, text, range, fault))?;
        self.instant(moment, (key, text), remarks)
    }

    /// The instant that was stated at a place, with a remark if the clock doesn't show it exactly once.
    pub(super) fn instant(
        &self,
        moment: Moment,
        (key, text): (Key, &str),
        remarks: &mut Vec<Remark>,
    ) -> Result<Instant, Refusal> {
        let (at, oddity) = match moment {
            Moment::Instant(at) => (at, None),
            Moment::Local(civil) => self.clock.instant(civil),
        };
        if !YEARS.contains(&self.date_of(at).year()) {
            return Err(Refusal::of(key, text, Fault::OutsideYears));
        }
        remarks.extend(oddity.map(|oddity| self.remark(oddity, at, (key, text))));
        Ok(at)
    }

    /// A remark if the official days of a date lie before those that are known.
    pub(super) fn before_known(&self, date: Date) -> Option<Remark> {
        let from = self.known_from.filter(|from| date < *from)?;
        Some(Remark::BeforeKnown { from })
    }

    /// The last date whose hours are certain, if `last` lies beyond it.
    pub(super) fn certain_until(&self, last: Date) -> Option<Date> {
        self.calendar.known_until().filter(|known| last > *known)
    }

    /// The date on the wall.
    pub(super) fn date_of(&self, at: Instant) -> Date {
        self.calendar.zone().date_of(at)
    }

    fn remark(&self, oddity: Oddity, at: Instant, (key, text): (Key, &str)) -> Remark {
        let (text, taken) = (text.to_owned(), self.clock.text(at));
        match oddity {
            Oddity::Skipped => Remark::Skipped { key, text, taken },
            Oddity::Twice(second) => Remark::Twice {
                key,
                text,
                taken,
                other: self.clock.text(second),
            },
        }
    }
}
