//! Days that teach something about a rule: a plain morning, an evening before days off, a day off.

use handbook::rule::CalendarRule;
use worktime::{Calendar, Date, Instant, micros};

/// How far examples are looked for.
const SEARCH_DAYS: usize = 60;
/// How long after the first hour of work a morning's example begins.
const INTO_THE_MORNING: i64 = micros::HOUR;
/// How long before close of business an evening's example begins.
const BEFORE_CLOSE: i64 = 15 * micros::MINUTE;
/// Days of a week, from Monday, that are worked in most places.
const PLAIN_DAYS: i8 = 5;
/// The hour at which something happens on a day off.
const HOUR_OFF: i8 = 11;

/// When something begins, and what is special about it.
pub(super) struct Opener {
    pub(super) at: Instant,
    /// Key of the words that say what is special.
    pub(super) key: &'static str,
}

/// Three openers from an instant on. A calendar without days off has fewer.
pub(super) fn openers(rule: &CalendarRule, from: Instant) -> Vec<Opener> {
    let calendar = &rule.calendar;
    let first = calendar.zone().date_of(from);
    let days: Vec<Date> = std::iter::successors(Some(first), |day| day.tomorrow().ok())
        .take(SEARCH_DAYS)
        .collect();
    // A weekend that is worked for days off would teach something else.
    let plain = |day: &&Date| day.weekday().to_monday_zero_offset() < PLAIN_DAYS;
    let morning = days.iter().filter(plain).chain(&days).find_map(|day| {
        let (start, end) = *calendar.day_spans(*day).spans.first()?;
        let at = start.plus(INTO_THE_MORNING);
        let at = if at < end { at } else { start };
        (at >= from).then_some((at, "example-morning"))
    });
    let evening = days.iter().find_map(|day| {
        let close = calendar.close_of_business(*day)?;
        let next = day.tomorrow().ok()?;
        let at = close.minus(BEFORE_CLOSE);
        (is_off(calendar, next) && at >= from).then_some((at, "example-evening"))
    });
    let off = days.iter().find_map(|day| {
        let at = calendar.zone().instant(day.at(HOUR_OFF, 0, 0, 0));
        (is_off(calendar, *day) && at >= from).then_some((at, "example-off"))
    });
    let found = [morning, evening, off].into_iter().flatten();
    found.map(|(at, key)| Opener { at, key }).collect()
}

fn is_off(calendar: &Calendar, day: Date) -> bool {
    !calendar.is_working_day(day)
}
