//! How much working time lies between?

use super::answer::{Answer, Found};
use super::key::Key;
use super::line::Asked;
use super::refusal::Refusal;
use super::setting::Setting;

/// Negative if the second instant comes first.
pub(super) fn between(asked: Asked<'_>, setting: &Setting) -> Result<Answer, Refusal> {
    let mut remarks = Vec::new();
    let from = setting.stated_instant(asked, Key::From, &mut remarks)?;
    let to = setting.stated_instant(asked, Key::To, &mut remarks)?;
    let calendar = &setting.calendar;
    let span = calendar.working_micros(from, to) - calendar.working_micros(to, from);
    remarks.extend(setting.before_known(setting.date_of(from.min(to))));
    let last = setting.date_of(from.max(to).minus(1));
    Ok(Answer {
        certain_until: setting.certain_until(last),
        remarks,
        found: Found::Between(span),
    })
}
