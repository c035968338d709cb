//! Where a calendar's hours come from: rules of its own, a layer on another calendar, or what two
//! calendars have in common.

use crate::calendar::Calendar;
use crate::calendar::own_days::{OwnDay, OwnDays};
use crate::calendar::rules::{self, DayKind, DaySpans, Rules};
use crate::instant::Instant;
use crate::span::{Span, Weekday};
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

    /// Adds the dates from which other weekly hours hold.
    pub(crate) fn add_editions(&self, dates: &mut Vec<Date>) {
        match self {
            Self::Own(rules) => dates.extend(rules.editions.iter().map(|edition| edition.from)),
            Self::Layer { base, .. } => base.source().add_editions(dates),
            Self::Common(both) => {
                for calendar in both {
                    calendar.source().add_editions(dates);
                }
            }
        }
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

    /// The hours of the standard day on a date: of the weekday with the most hours in the week of
    /// that date. For two calendars these are the hours that both really have then.
    pub(crate) fn standard_day(&self, date: Date) -> Vec<Span> {
        match self {
            Self::Own(rules) => rules.edition(date).standard_day().to_vec(),
            Self::Layer { base, .. } => base.source().standard_day(date),
            Self::Common(_) => {
                let monday = date.nth_weekday(-1, Weekday::Monday);
                let monday = match date.weekday() {
                    Weekday::Monday => date,
                    _ => monday.unwrap_or(date),
                };
                let week = monday.series(jiff::Span::new().days(1)).take(7);
                let mut standard = Vec::new();
                for day in week {
                    let hours = self.regular_hours(day);
                    if rules::minutes(&hours) > rules::minutes(&standard) {
                        standard = hours;
                    }
                }
                standard
            }
        }
    }

    /// The weekly hours of a date, whatever authorities and own days say.
    fn regular_hours(&self, date: Date) -> Vec<Span> {
        match self {
            Self::Own(rules) => rules.edition(date).hours(date.weekday()).to_vec(),
            Self::Layer { base, .. } => base.source().regular_hours(date),
            Self::Common([first, second]) => {
                let zone = self.zone();
                let hours = first.source().regular_hours(date);
                let mut mine = Vec::new();
                add_spans(&hours, &Midnights::from(zone, date), &mut mine);
                let mut theirs = Vec::new();
                let eve = date.yesterday().unwrap_or(date);
                // Of another zone, the day before, the day, and the two into which a shift reaches.
                for day in eve.series(jiff::Span::new().days(1)).take(4) {
                    let hours = second.source().regular_hours(day);
                    add_spans(&hours, &Midnights::from(second.zone(), day), &mut theirs);
                }
                let minute = |at: Instant| {
                    let since = zone.civil(at).duration_since(date.at(0, 0, 0, 0));
                    u16::try_from(since.as_mins()).unwrap_or_default()
                };
                let pairs = mine
                    .iter()
                    .flat_map(|mine| theirs.iter().map(move |theirs| (mine, theirs)));
                pairs
                    .map(|(mine, theirs)| (mine.0.max(theirs.0), mine.1.min(theirs.1)))
                    .filter(|(start, end)| start < end)
                    .map(|(start, end)| Span::of_minutes(minute(start), minute(end)))
                    .collect()
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
                for span in hours {
                    second.add_spans_between(span, spans);
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
