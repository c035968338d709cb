//! When is it due, and why then?

use std::rc::Rc;

use worktime::{Counting, Instant, Language, Length, Pause, Undatable};

use super::answer::{Answer, Found};
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::pauses::pauses;
use super::refusal::Refusal;
use super::remark::Remark;
use super::setting::{Setting, stated_language};

/// What a due instant follows from, besides the calendar.
struct Term {
    start: Instant,
    length: Length,
    counting: Counting,
    pauses: Vec<Pause>,
    remarks: Vec<Remark>,
}

pub(super) fn due(
    asked: Asked<'_>,
    setting: Rc<Setting>,
    length: Length,
) -> Result<Answer, Refusal> {
    let mut term = Term::read(asked, &setting, length)?;
    let due = setting
        .calendar
        .due(term.start, &term.length, term.counting, &term.pauses)
        .map_err(|undatable| undatable_term(asked, undatable))?;
    if due.at.is_none() {
        term.remarks.extend(held(&term.pauses, &setting));
    }
    Ok(Answer {
        certain_until: setting.calendar.known_until().filter(|_| due.provisional),
        remarks: term.remarks,
        found: Found::Due {
            at: due.at,
            setting,
        },
    })
}

pub(super) fn explain(
    asked: Asked<'_>,
    setting: Rc<Setting>,
    length: Length,
    usual: Language,
) -> Result<Answer, Refusal> {
    let language = stated_language(asked, usual)?;
    let term = Term::read(asked, &setting, length)?;
    let explanation = setting
        .calendar
        .explain(term.start, &term.length, term.counting, &term.pauses)
        .map_err(|undatable| undatable_term(asked, undatable))?;
    Ok(Answer {
        certain_until: setting
            .calendar
            .known_until()
            .filter(|_| explanation.due.provisional),
        remarks: term.remarks,
        found: Found::Explained {
            at: explanation.due.at,
            text: explanation.text(language),
            setting,
        },
    })
}

pub(super) fn undatable_term(asked: Asked<'_>, undatable: Undatable) -> Refusal {
    let text = asked.text(Key::Within).unwrap_or_default();
    Refusal::of(Key::Within, text, Fault::Undatable(undatable))
}

impl Term {
    fn read(asked: Asked<'_>, setting: &Setting, length: Length) -> Result<Self, Refusal> {
        let mut remarks = Vec::new();
        let start = setting.stated_instant(asked, Key::From, &mut remarks)?;
        let counting = counting(asked)?;
        let pauses = pauses(asked, setting, &mut remarks)?;
        remarks.extend(setting.before_known(setting.date_of(start)));
        Ok(Self {
            start,
            length,
            counting,
            pauses,
            remarks,
        })
    }
}

pub(super) fn counting(asked: Asked<'_>) -> Result<Counting, Refusal> {
    match asked.text(Key::Counting) {
        None => Ok(Counting::default()),
        Some(text) => {
            Counting::parse(text).ok_or_else(|| Refusal::of(Key::Counting, text, Fault::Counting))
        }
    }
}

/// The pause that holds a length: the first without an end.
fn held(pauses: &[Pause], setting: &Setting) -> Option<Remark> {
    let open = pauses.iter().filter(|pause| pause.end.is_none());
    let since = open.map(|pause| pause.start).min()?;
    Some(Remark::Held {
        since: setting.clock.text(since),
    })
}
