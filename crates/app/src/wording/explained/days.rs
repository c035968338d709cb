//! Days that teach something about a rule: a plain morning, an evening before days off, a day off.

use handbook::rule::{CalendarRule, Window};
use worktime::{Calendar, Date, Instant, Length, Occurrence, micros};

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

/// When an occurrence is due that is owed in the first part of its window only: at the end of that part. One that is
/// owed in the last part is due when its window is.
pub(super) fn due_in_part(
    rule: &CalendarRule,
    part: Option<&Window>,
    found: &Occurrence,
) -> Instant {
    let Some(Window::First(length)) = part else {
        return found.due;
    };
    let calendar = &rule.calendar;
    let (first, after) = found.window;
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let mut days = days.take_while(|day| *day < after);
    let nth = |count: u32| usize::try_from(count).ok()?.checked_sub(1);
    let last = match length {
        Length::Days(count) => nth(*count).and_then(|count| days.nth(count)),
        Length::Weeks(count) => nth(count.saturating_mul(7)).and_then(|count| days.nth(count)),
        Length::WorkingDays(count) => {
            nth(*count).and_then(|count| days.filter(|day| !is_off(calendar, *day)).nth(count))
        }
        Length::Months(count) => jiff::Span::new()
            .try_months(i64::from(*count))
            .and_then(|span| first.checked_add(span))
            .and_then(Date::yesterday)
            .ok()
            .filter(|day| *day < after),
        _ => None,
    };
    let end = |day: Date| {
        let midnight = day
            .tomorrow()
            .ok()
            .map(|next| calendar.zone().start_of_day(next));
        calendar.close_of_business(day).or(midnight)
    };
    last.and_then(end).unwrap_or(found.due)
}

fn is_off(calendar: &Calendar, day: Date) -> bool {
    !calendar.is_working_day(day)
}
