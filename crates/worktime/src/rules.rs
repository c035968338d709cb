//! The layers of a calendar and what they make of one date: own days beat official days, official
//! days beat the week.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use crate::instant::Instant;
use crate::official::{OfficialDay, OfficialDays};
use crate::span::Span;
use crate::zone::{Date, Zone};

/// Why a date has the hours that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A regular working day of the week.
    Working,
    /// A day of the week without hours.
    Weekend,
    /// An official day off, by name.
    Holiday(String),
    /// An official make-up workday, by the name of the holiday that it is worked for.
    Makeup(String),
    /// An own closure, by name.
    Closed(String),
    /// Own hours for this date, by name.
    Opened(String),
}

/// The hours of a date and the reason for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySpans {
    /// Why.
    pub kind: DayKind,
    /// The hours that begin on this date, in order, half-open; a shift over midnight ends on the
    /// next date. Empty when the date is off.
    pub spans: Vec<(Instant, Instant)>,
}

/// What the company itself has settled for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OwnDay {
    Closed(String),
    Opened(String, Vec<Span>),
}

/// Everything that a calendar was built from. Spans are in order and don't overlap within a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    pub(crate) zone: Zone,
    /// Hours by day of the week, Monday first.
    pub(crate) week: [Vec<Span>; 7],
    pub(crate) official: OfficialDays,
    pub(crate) own: BTreeMap<Date, OwnDay>,
    pub(crate) known_until: Option<Date>,
}

impl Rules {
    /// The hours that begin on a date, in minutes after its midnight.
    pub(crate) fn hours(&self, date: Date) -> &[Span] {
        match (self.own.get(&date), self.official.days.get(&date)) {
            (Some(OwnDay::Opened(_, spans)), _) => spans,
            (Some(OwnDay::Closed(_)), _) | (None, Some(OfficialDay::Off(_))) => &[],
            (None, Some(OfficialDay::Makeup(_))) => self.standard_day(),
            (None, None) => self.regular(date.weekday()),
        }
    }

    /// The hours of a date as instants, with the reason.
    pub(crate) fn day_spans(&self, date: Date) -> DaySpans {
        let edges = |span: &Span| {
            (
                self.zone.edge(date, span.from_minute),
                self.zone.edge(date, span.end()),
            )
        };
        let spans = self
            .hours(date)
            .iter()
            .map(edges)
            .filter(|(start, end)| start < end);
        DaySpans {
            kind: self.kind(date),
            spans: spans.collect(),
        }
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

    fn kind(&self, date: Date) -> DayKind {
        match (self.own.get(&date), self.official.days.get(&date)) {
            (Some(OwnDay::Closed(name)), _) => DayKind::Closed(name.clone()),
            (Some(OwnDay::Opened(name, _)), _) => DayKind::Opened(name.clone()),
            (None, Some(OfficialDay::Off(name))) => DayKind::Holiday(name.to_string()),
            (None, Some(OfficialDay::Makeup(name))) => DayKind::Makeup(name.to_string()),
            (None, None) if self.regular(date.weekday()).is_empty() => DayKind::Weekend,
            (None, None) => DayKind::Working,
        }
    }

    fn regular(&self, weekday: Weekday) -> &[Span] {
        self.week
            .get(week_index(weekday))
            .map_or(&[], Vec::as_slice)
    }
}

/// The total of a day's hours.
pub(crate) fn minutes(hours: &[Span]) -> u32 {
    hours.iter().map(|span| u32::from(span.minutes())).sum()
}

/// The place of a weekday in `Rules::week`.
pub(crate) const fn week_index(weekday: Weekday) -> usize {
    weekday.to_monday_zero_offset().unsigned_abs() as usize
}
