//! Time that is counted in working time, span by span.

use crate::calendar::Calendar;
use crate::calendar::rules::{DayKind, DaySpans};
use crate::horizon;
use crate::instant::{Instant, Micros};
use crate::zone::Date;

use super::sequence::Sequence;
use super::{Why, Worked, day_off};

/// How many days before a half day are looked at for a whole one to compare with.
const DAYS_COMPARED: usize = 31;

/// Adds the time that is left of the sequence: working time counts, for the reason that is given,
/// and the rest is left out.
pub(super) fn push_working_time(
    calendar: &Calendar,
    why: impl Fn(Worked) -> Why,
    sequence: &mut Sequence<'_>,
) {
    let until = sequence.until();
    if until <= sequence.at() {
        return;
    }
    let zone = calendar.zone();
    let known = horizon::dates();
    let (first, end) = (zone.start_of_day(known.start), zone.start_of_day(known.end));
    sequence.push(first, Why::BeyondCalendar);
    // A shift over midnight began on the day before.
    let mut date = zone.date_of(sequence.at()).yesterday().unwrap_or(Date::MIN);
    while sequence.at() < until.min(end) {
        let Ok(tomorrow) = date.tomorrow() else {
            break;
        };
        push_day(calendar, date, zone.start_of_day(tomorrow), &why, sequence);
        date = tomorrow;
    }
    sequence.push(until, Why::BeyondCalendar);
}

/// Adds what is left of a date, up to its midnight and over it for a late shift.
fn push_day(
    calendar: &Calendar,
    date: Date,
    midnight: Instant,
    why: impl Fn(Worked) -> Why,
    sequence: &mut Sequence<'_>,
) {
    let day = calendar.day_spans(date);
    let (mut before, after) = around(calendar, date, &day);
    for (start, end) in &day.spans {
        sequence.push(*start, before);
        before = Why::Break;
        let worked = Worked {
            day: day.kind.clone(),
            edition: day.edition.clone(),
        };
        sequence.push(*end, why(worked));
    }
    sequence.push(midnight, after);
}

/// Why the time before a day's first hours and after its last ones is left out.
fn around(calendar: &Calendar, date: Date, day: &DaySpans) -> (Why, Why) {
    let Some((start, _)) = day.spans.first() else {
        let off = Why::Off(day_off::reason(day.kind.clone()));
        return (off.clone(), off);
    };
    if !is_half(&day.kind) {
        return (Why::Night, Why::Night);
    }
    // Which half is missing shows beside a regular day.
    let begins = start.since(calendar.zone().start_of_day(date));
    let half = Why::HalfDay(day.kind.clone());
    if regular_start_micros(calendar, date).is_some_and(|regular| begins > regular) {
        (half, Why::Night)
    } else {
        (Why::Night, half)
    }
}

fn is_half(kind: &DayKind) -> bool {
    match kind {
        DayKind::Short(_) | DayKind::Shortened(_) => true,
        DayKind::Common(both) => both.iter().any(is_half),
        _ => false,
    }
}

/// How long after its midnight the last whole working day before a date begins.
fn regular_start_micros(calendar: &Calendar, date: Date) -> Option<Micros> {
    let earlier = std::iter::successors(date.yesterday().ok(), |date| date.yesterday().ok());
    earlier.take(DAYS_COMPARED).find_map(|date| {
        let day = calendar.day_spans(date);
        let (start, _) = day.spans.first().filter(|_| !is_half(&day.kind))?;
        Some(start.since(calendar.zone().start_of_day(date)))
    })
}
