//! The working day nearest to a date, found by a jump however far away it is.

use crate::calendar::Calendar;
use crate::zone::Date;

/// The date if work begins on it, else the next one on which it does; `None` if the years that the
/// calendar knows have none.
pub(super) fn on_or_after(calendar: &Calendar, date: Date) -> Option<Date> {
    let zone = calendar.zone();
    let mut date = date;
    loop {
        if calendar.is_working_day(date) {
            return Some(date);
        }
        let opening = calendar.next_opening(zone.start_of_day(date)).ok()?;
        let opened = zone.date_of(opening);
        // A date that is open without work beginning on it has the end of a night shift, and
        // nothing of it can reach the next date: a second round at most.
        date = if opened > date {
            opened
        } else {
            date.tomorrow().ok()?
        };
    }
}

/// The date if work begins on it, else the last one before it on which it does; `None` if the years
/// that the calendar knows have none.
pub(super) fn on_or_before(calendar: &Calendar, date: Date) -> Option<Date> {
    if calendar.is_working_day(date) {
        return Some(date);
    }
    let zone = calendar.zone();
    // The last microsecond of working time before the date belongs to the working day itself or to
    // the date into which its night shift runs.
    let worked = calendar.subtract_working(zone.start_of_day(date), 1).ok()?;
    let worked_on = zone.date_of(worked);
    [Some(worked_on), worked_on.yesterday().ok()]
        .into_iter()
        .flatten()
        .find(|date| calendar.is_working_day(*date))
}
