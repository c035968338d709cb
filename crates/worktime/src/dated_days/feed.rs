//! Days out of a calendar, onto a calendar, and as the events of a calendar file.

use std::ops::Range;

use super::marks::Marks;
use super::{DatedDay, DatedDays, DatedHours, MOST_DAYS};
use crate::calendar::Calendar;
use crate::calendar::own_days::OwnDays;
use crate::calendar::rules::DayKind;
use crate::ics::{Event, EventTime};
use crate::instant::Instant;
use crate::name::{Language, Name};
use crate::span::Span;
use crate::zone::{Date, DateTime, MINUTES_A_DAY, Zone};

impl DatedDays {
    /// The days of a calendar on which something else holds than its week says: days off, make-up
    /// workdays, half days, own closures and openings. Looks at no more than [`MOST_DAYS`] dates.
    ///
    /// Of a shortened day what is kept is told as the span from its first working minute to its
    /// last. A date on which both of two shared calendars say something has what is left of it.
    #[must_use]
    pub fn of(calendar: &Calendar, range: Range<Date>) -> Self {
        let dates = std::iter::successors(Some(range.start), |date| date.tomorrow().ok());
        let dates = dates.take_while(|date| *date < range.end).take(MOST_DAYS);
        let days = dates.filter_map(|date| day(calendar, date)).collect();
        Self {
            days,
            ..Self::default()
        }
    }

    /// These days as own days: for a calendar's builder, or for a layer on a calendar.
    #[must_use]
    pub fn own_days(&self) -> OwnDays {
        self.settle(OwnDays::new())
    }

    /// Adds these days to own days; where both speak of a date, these hold.
    #[must_use]
    pub fn settle(&self, own: OwnDays) -> OwnDays {
        self.days.iter().fold(own, |own, day| {
            let (date, name) = (day.date, day.name.clone());
            match &day.hours {
                DatedHours::Closed => own.closed(date, name),
                DatedHours::Workday => own.worked(date, name),
                DatedHours::Opened(hours) => own.opened(date, hours, name),
                DatedHours::Shortened(kept) => own.shortened(date, *kept, name),
            }
        })
    }

    /// The events of a calendar file: one for all consecutive days of the same name and hours.
    ///
    /// `source` names the calendar, such as `holidays.example.org`, and stands in each event's UID
    /// behind its first date and its kind: the same days always get the same UIDs.
    #[must_use]
    pub fn events(&self, language: Language, source: &str) -> Vec<Event> {
        let marks = Marks::load();
        let mut events: Vec<Event> = Vec::new();
        for day in &self.days {
            let summary = marks.title(day.name.text(language), &day.hours, language);
            let end = day.date.tomorrow().unwrap_or(day.date);
            if let Some(last) = events.last_mut()
                && let EventTime::Dates(dates) = &mut last.time
                && dates.end == day.date
                && last.summary == summary
                && last.day.as_ref() == Some(&day.hours)
            {
                dates.end = end;
                continue;
            }
            let hours = day.hours.to_string().to_ascii_lowercase();
            let kind = hours.split(' ').next().unwrap_or_default();
            events.push(Event {
                uid: format!("{}-{kind}@{source}", day.date),
                summary,
                description: String::new(),
                time: EventTime::Dates(day.date..end),
                day: Some(day.hours.clone()),
            });
        }
        events
    }
}

/// What holds on a date of a calendar; `None` on a day like any of its week.
fn day(calendar: &Calendar, date: Date) -> Option<DatedDay> {
    let told = calendar.day_spans(date);
    let spans = minutes(&told.spans, calendar.zone());
    let (name, hours) = match told.kind {
        DayKind::Working | DayKind::Weekend => return None,
        DayKind::Holiday(name) | DayKind::Closed(name) => (name, DatedHours::Closed),
        DayKind::Makeup(name) => (name, DatedHours::Workday),
        DayKind::Opened(name) => (name, opened(spans)),
        DayKind::Short(name) | DayKind::Shortened(name) => (name, shortened(&spans)),
        DayKind::Common(both) => {
            let mut names = Vec::new();
            collect_names(&both, spans.is_empty(), &mut names);
            if names.is_empty() {
                return None;
            }
            (Name::joined(&names), opened(spans))
        }
    };
    Some(DatedDay { date, name, hours })
}

fn opened(spans: Vec<Span>) -> DatedHours {
    if spans.is_empty() {
        DatedHours::Closed
    } else {
        DatedHours::Opened(spans)
    }
}

fn shortened(spans: &[Span]) -> DatedHours {
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => DatedHours::Shortened(Span {
            from_minute: first.from_minute,
            to_minute: last.to_minute,
        }),
        _ => DatedHours::Closed,
    }
}

/// The names that two shared calendars have for a date; of one that is closed, only what closes it.
fn collect_names(both: &[DayKind; 2], closed: bool, names: &mut Vec<Name>) {
    for kind in both {
        match kind {
            DayKind::Working | DayKind::Weekend => {}
            DayKind::Common(both) => collect_names(both, closed, names),
            DayKind::Makeup(_) | DayKind::Opened(_) if closed => {}
            DayKind::Holiday(name)
            | DayKind::Makeup(name)
            | DayKind::Short(name)
            | DayKind::Closed(name)
            | DayKind::Opened(name)
            | DayKind::Shortened(name) => {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
    }
}

/// Hours as the clock on the wall shows them.
fn minutes(spans: &[(Instant, Instant)], zone: &Zone) -> Vec<Span> {
    let minute = |civil: DateTime| {
        let minute = i16::from(civil.hour()) * 60 + i16::from(civil.minute());
        minute.unsigned_abs()
    };
    let span = |(from, to): &(Instant, Instant)| Span {
        from_minute: minute(zone.civil(*from)),
        to_minute: match minute(zone.civil(*to)) {
            0 => MINUTES_A_DAY,
            minute => minute,
        },
    };
    spans.iter().map(span).collect()
}
