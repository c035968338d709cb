//! When must it begin, so that it is done in time?

use std::rc::Rc;

use worktime::{Counting, Instant, Length};

use super::answer::{Answer, Found};
use super::due::{counting, undatable_term};
use super::key::Key;
use super::line::Asked;
use super::refusal::Refusal;
use super::setting::Setting;

/// The latest instant from which the length is due by then.
pub(super) fn start(
    asked: Asked<'_>,
    setting: Rc<Setting>,
    length: Length,
) -> Result<Answer, Refusal> {
    let mut remarks = Vec::new();
    let by = setting.stated_instant(asked, Key::By, &mut remarks)?;
    let counting = counting(asked)?;
    let at = setting
        .calendar
        .latest_start(by, &length, counting)
        .map_err(|undatable| undatable_term(asked, undatable))?;
    remarks.extend(setting.before_known(setting.date_of(at)));
    // What is published for everything up to the end says it all.
    let certain_until = setting.certain_until(setting.date_of(by.minus(1)));
    Ok(Answer {
        certain_until: certain_until.filter(|_| may_change(&setting, at, &length, counting)),
        remarks,
        found: Found::Start { at, setting },
    })
}

/// Whether days that aren't published yet say that this start is in time, or that the next one isn't.
fn may_change(setting: &Setting, at: Instant, length: &Length, counting: Counting) -> bool {
    [at, at.plus(1)].into_iter().any(|start| {
        let due = setting.calendar.due(start, length, counting, &[]);
        due.map_or(true, |due| due.provisional)
    })
}
