//! Which dates are worked?

use std::rc::Rc;

use super::answer::{Answer, Found};
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::refusal::Refusal;
use super::setting::{Setting, stated_date};

/// Both dates are included.
pub(super) fn workdays(asked: Asked<'_>, setting: Rc<Setting>) -> Result<Answer, Refusal> {
    let first = stated_date(asked, Key::From)?;
    let last = stated_date(asked, Key::To)?;
    if last < first {
        let text = asked.text(Key::To).unwrap_or_default();
        return Err(Refusal::of(Key::To, text, Fault::DatesBackwards));
    }
    Ok(Answer {
        certain_until: setting.certain_until(last),
        remarks: setting.before_known(first).into_iter().collect(),
        found: Found::Workdays {
            setting,
            first,
            last,
        },
    })
}
