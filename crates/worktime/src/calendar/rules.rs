//! The facts of a calendar and what they make of one date: own days beat official days, official
//! days beat the week of the edition that holds.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Weekday;

use crate::calendar::own_days::{OwnDay, OwnDays};
use crate::instant::Instant;
use crate::name::Name;
use crate::official::{OfficialDay, OfficialDays};
use crate::span::Span;
use crate::weekday::week_index;
use crate::zone::{Date, Zone};

/// Why a date has the hours that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A regular working day of the week.
    Working,
    /// A day of the week without hours.
    Weekend,
    /// An official day off, by name.
    Holiday(Name),
    /// An official make-up workday, by the name of the holiday that it is worked for.
    Makeup(Name),
    /// An official half day, of whose regular hours only a part is worked.
    Short(Name),
    /// An own closure.
    Closed(Name),
    /// Own hours for this date.
    Opened(Name),
    /// Only a part of the hours that the date would have otherwise, by the own rules.
    Shortened(Name),
    /// In a calendar that two share: what each of them says.
    Common(Box<[DayKind; 2]>),
}

/// The hours of a date and the reason for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySpans {
    /// Why.
    pub kind: DayKind,
    /// The edition of the weekly hours that holds on this date, if it has a name.
    pub edition: Option<Name>,
    /// The hours that begin on this date, in order, half-open; a shift over midnight ends on the
    /// next date. Empty when the date is off.
    pub spans: Vec<(Instant, Instant)>,
}

/// Weekly hours that hold from a date on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edition {
    pub(crate) from: Date,
    pub(crate) name: Option<Name>,
    /// Hours by day of the week, Monday first; in order and apart within a day.
    pub(crate) week: [Vec<Span>; 7],
}

/// Everything that a calendar of its own was built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) zone: Zone,
    /// In order of their dates; the first holds from the beginning of time.
    pub(crate) editions: Vec<Edition>,
    pub(crate) official: Arc<OfficialDays>,
    /// Whether official make-up workdays are worked; not every trade does.
    pub(crate) works_makeup_days: bool,
    pub(crate) own: OwnDays,
    pub(crate) known_until: Option<Date>,
}

impl Rules {
    /// The hours that begin on a date, in minutes after its midnight.
    pub(crate) fn hours(&self, date: Date) -> Cow<'_, [Span]> {
        match self.own.day(date) {
            None => self.public_hours(date),
            Some(OwnDay::Closed(_)) => Cow::Borrowed(&[]),
            Some(OwnDay::Opened(_, hours)) => Cow::Borrowed(hours),
            Some(OwnDay::Worked(_)) => Cow::Borrowed(self.edition(date).standard_day()),
            Some(OwnDay::Shortened(_, kept)) => Cow::Owned(kept.cut(&self.public_hours(date))),
        }
    }

    /// Why a date has its hours.
    pub(crate) fn kind(&self, date: Date) -> DayKind {
        match (self.own.day(date), self.official_day(date)) {
            (Some(own), _) => own.kind(),
            (None, Some(OfficialDay::Off(name))) => DayKind::Holiday(name.clone()),
            (None, Some(OfficialDay::Makeup(name))) => DayKind::Makeup(name.clone()),
            (None, Some(OfficialDay::Short(_, name))) => DayKind::Short(name.clone()),
            (None, None) if self.edition(date).hours(date.weekday()).is_empty() => DayKind::Weekend,
            (None, None) => DayKind::Working,
        }
    }

    /// The weekly hours that hold on a date.
    pub(crate) fn edition(&self, date: Date) -> &Edition {
        let later = self
            .editions
            .partition_point(|edition| edition.from <= date);
        self.editions
            .get(later.saturating_sub(1))
            .unwrap_or(NO_HOURS)
    }

    /// The hours by week and authorities alone.
    fn public_hours(&self, date: Date) -> Cow<'_, [Span]> {
        let edition = self.edition(date);
        match self.official_day(date) {
            None => Cow::Borrowed(edition.hours(date.weekday())),
            Some(OfficialDay::Off(_)) => Cow::Borrowed(&[]),
            Some(OfficialDay::Makeup(_)) => Cow::Borrowed(edition.standard_day()),
            Some(OfficialDay::Short(kept, _)) => {
                Cow::Owned(kept.cut(edition.hours(date.weekday())))
            }
        }
    }

    fn official_day(&self, date: Date) -> Option<&OfficialDay> {
        self.official
            .day(date)
            .filter(|day| self.works_makeup_days || !matches!(day, OfficialDay::Makeup(_)))
    }
}

/// An edition without any hours.
const NO_HOURS: &Edition = &Edition {
    from: Date::MIN,
    name: None,
    week: [const { Vec::new() }; 7],
};

impl Default for Edition {
    fn default() -> Self {
        NO_HOURS.clone()
    }
}

impl Edition {
    /// The regular hours of a day of the week.
    pub(crate) fn hours(&self, weekday: Weekday) -> &[Span] {
        self.week
            .get(week_index(weekday))
            .map_or(&[], Vec::as_slice)
    }

    /// The hours of the standard day: of the weekday with the most hours, the earliest of the week
    /// among equals. Make-up workdays are worked like it.
    pub(crate) fn standard_day(&self) -> &[Span] {
        let mut standard: &[Span] = &[];
        for hours in &self.week {
            if minutes(hours) > minutes(standard) {
                standard = hours;
            }
        }
        standard
    }
}

/// The total of a day's hours.
pub(crate) fn minutes(hours: &[Span]) -> u32 {
    hours.iter().map(|span| u32::from(span.minutes())).sum()
}
