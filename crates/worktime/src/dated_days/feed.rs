//! Days out of a calendar, onto a calendar, and as the events of a calendar file.

use std::ops::Range;

use super::marks::Marks;
use super::{
    DatedDay, DatedDays, DatedHours, LONGEST_NAME_BYTES, MOST_DAYS, MOST_DAYS_AN_ENTRY, Problem,
    ProblemKind, when,
};
use crate::calendar::Calendar;
use crate::calendar::own_days::OwnDays;
use crate::calendar::rules::DayKind;
use crate::horizon;
use crate::ics::{Event, EventTime, writable};
use crate::instant::Instant;
use crate::name::{Language, Name};
use crate::span::Span;
use crate::zone::{Date, DateTime, MINUTES_A_DAY, Zone, days_between};

/// The most days that an event is written with.
const MOST_DAYS_AN_EVENT: i64 = MOST_DAYS_AN_ENTRY as i64;

impl DatedDays {
    /// The days of a calendar on which something else holds than its week says: days off, make-up
    /// workdays, half days, own closures and openings, in the years that a calendar knows. If there
    /// are more than [`MOST_DAYS`], the first that isn't given is told as a problem.
    ///
    /// These are the hours that the dates have, not the rules that gave them: an own make-up workday
    /// is opened with the hours of the standard day, and of a shortened day what is kept is the span
    /// from its first working minute to its last. A date on which both of two shared calendars say
    /// something has what is left of it. What leaves no hours is closed. Hours are told as the clock
    /// shows them, so what two calendars share of a night shift behind midnight, or in the hour that
    /// a clock shows twice, can't be told apart from the same time earlier.
    #[must_use]
    pub fn of(calendar: &Calendar, range: Range<Date>) -> Self {
        let known = horizon::dates();
        let mut found = Self::default();
        for date in when::each(&(range.start.max(known.start)..range.end.min(known.end))) {
            let Some(day) = day(calendar, date) else {
                continue;
            };
            if found.days.len() == MOST_DAYS {
                let kind = ProblemKind::ResultFull { date };
                found.problems.push(Problem { line: 0, kind });
                break;
            }
            found.days.push(day);
        }
        found
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

    /// The events of a calendar file: one for all consecutive days of the same name and hours, or
    /// several where it would be longer than the [`MOST_DAYS_AN_ENTRY`] that are read.
    ///
    /// [`Reading::ics`](super::Reading::ics) gives the same dates and hours back. Of the names it
    /// gives what was written: one language; of a name of more than [`LONGEST_NAME_BYTES`] as much
    /// as fits in them with an ellipsis; line breaks as LF, and the pictures (␀ to ␡) of the control
    /// characters that the format forbids. Days that no calendar would take, with hours that overlap
    /// or a date that stands twice, are problems then; so is what exceeds the limits of a file.
    ///
    /// `source` names the calendar, such as `holidays.example.org`, and stands in each event's UID
    /// behind its first date and its kind: the same days always get the same UIDs.
    #[must_use]
    pub fn events(&self, language: Language, source: &str) -> Vec<Event> {
        let marks = Marks::load();
        let mut events: Vec<Event> = Vec::new();
        for day in &self.days {
            let name = readable_name(day.name.text(language));
            let summary = marks.title(&name, &day.hours, language);
            // Of the last date that there is, an event can only be that date.
            let end = day.date.tomorrow().unwrap_or(day.date);
            if let Some(last) = events.last_mut()
                && let EventTime::Dates(dates) = &mut last.time
                && dates.end == day.date
                && day.date < end
                && days_between(dates.start, dates.end) < MOST_DAYS_AN_EVENT
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

/// A name as the format can hold it, short enough to be read.
fn readable_name(name: &str) -> String {
    const ELLIPSIS: char = '…';
    let mut name = writable(name);
    if name.len() > LONGEST_NAME_BYTES {
        name.truncate(name.floor_char_boundary(LONGEST_NAME_BYTES - ELLIPSIS.len_utf8()));
        name.push(ELLIPSIS);
    }
    name
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
