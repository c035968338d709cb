//! Where a calendar's hours come from: rules of its own, a layer on another calendar, or what two
//! calendars have in common.

use crate::calendar::Calendar;
use crate::calendar::own_days::{OwnDay, OwnDays};
use crate::calendar::rules::{DayKind, DaySpans, Rules};
use crate::instant::Instant;
use crate::span::Span;
use crate::timetable::table::{DayHours, Midnights};
use crate::zone::{Date, Zone};

/// The facts of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Own(Rules),
    Layer { base: Calendar, own: OwnDays },
    Common([Calendar; 2]),
}

impl Source {
    /// The zone in which hours are meant; of two calendars, the first's.
    pub(crate) fn zone(&self) -> &Zone {
        match self {
            Self::Own(rules) => &rules.zone,
            Self::Layer { base, .. } => base.zone(),
            Self::Common([first, _]) => first.zone(),
        }
    }

    /// The dates that a layer settles.
    pub(crate) fn own_dates(&self) -> impl Iterator<Item = Date> {
        let own = match self {
            Self::Layer { own, .. } => Some(own),
            Self::Own(_) | Self::Common(_) => None,
        };
        own.into_iter().flat_map(OwnDays::dates)
    }

    /// The last date whose hours are certain; of two calendars, the earlier.
    pub(crate) fn known_until(&self) -> Option<Date> {
        match self {
            Self::Own(rules) => rules.known_until,
            Self::Layer { base, .. } => base.known_until(),
            Self::Common([first, second]) => match (first.known_until(), second.known_until()) {
                (Some(first), Some(second)) => Some(first.min(second)),
                (first, second) => first.or(second),
            },
        }
    }

    /// The hours that begin on a date, and why.
    pub(crate) fn day_spans(&self, date: Date) -> DaySpans {
        let mut spans = Vec::new();
        self.add_hours(&Midnights::from(self.zone(), date), &mut spans);
        let (kind, edition) = self.reason(date);
        DaySpans {
            kind,
            edition,
            spans,
        }
    }

    /// The hours of the standard day on a date: of the weekday with the most hours; of two
    /// calendars, what their standard days have in common.
    pub(crate) fn standard_day(&self, date: Date) -> Vec<Span> {
        match self {
            Self::Own(rules) => rules.edition(date).standard_day().to_vec(),
            Self::Layer { base, .. } => base.source().standard_day(date),
            Self::Common([first, second]) => {
                let second = second.source().standard_day(date);
                let first = first.source().standard_day(date);
                let common = first.iter().flat_map(|span| span.cut(&second));
                common.collect()
            }
        }
    }

    fn reason(&self, date: Date) -> (DayKind, Option<crate::name::Name>) {
        match self {
            Self::Own(rules) => (rules.kind(date), rules.edition(date).name.clone()),
            Self::Layer { base, own } => {
                let (kind, edition) = base.source().reason(date);
                (own.day(date).map_or(kind, OwnDay::kind), edition)
            }
            Self::Common([first, second]) => {
                let (kind, edition) = first.source().reason(date);
                let (other, other_edition) = second.source().reason(date);
                let kind = DayKind::Common(Box::new([kind, other]));
                (kind, edition.or(other_edition))
            }
        }
    }
}

impl DayHours for Source {
    fn add_hours(&self, midnights: &Midnights<'_>, spans: &mut Vec<(Instant, Instant)>) {
        match self {
            Self::Own(rules) => add_spans(&rules.hours(midnights.date), midnights, spans),
            Self::Layer { base, own } => match own.day(midnights.date) {
                None => base.source().add_hours(midnights, spans),
                Some(OwnDay::Closed(_)) => {}
                Some(OwnDay::Opened(_, hours)) => add_spans(hours, midnights, spans),
                Some(OwnDay::Worked(_)) => {
                    add_spans(&self.standard_day(midnights.date), midnights, spans);
                }
                Some(OwnDay::Shortened(_, kept)) => {
                    let earlier = spans.len();
                    base.source().add_hours(midnights, spans);
                    let kept = (midnights.edge(kept.from_minute), midnights.edge(kept.end()));
                    keep_from(spans, earlier, kept);
                }
            },
            Self::Common([first, second]) => {
                let mut hours = Vec::new();
                first.source().add_hours(midnights, &mut hours);
                for (start, end) in hours {
                    spans.extend(second.spans_between(start, end));
                }
            }
        }
    }
}

/// Adds the hours of a date as instants; what a change of clocks leaves nothing of is left out.
fn add_spans(hours: &[Span], midnights: &Midnights<'_>, spans: &mut Vec<(Instant, Instant)>) {
    let edges = |span: &Span| (midnights.edge(span.from_minute), midnights.edge(span.end()));
    let hours = hours.iter().map(edges);
    spans.extend(hours.filter(|(start, end)| start < end));
}

/// Cuts the spans from `first` on to what lies within `kept`.
fn keep_from(spans: &mut Vec<(Instant, Instant)>, first: usize, kept: (Instant, Instant)) {
    let cut = |(start, end): (Instant, Instant)| (start.max(kept.0), end.min(kept.1));
    let tail: Vec<_> = spans.drain(first..).map(cut).collect();
    spans.extend(tail.into_iter().filter(|(start, end)| start < end));
}
