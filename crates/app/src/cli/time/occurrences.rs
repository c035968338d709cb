//! Which occurrences of something that comes again are due?

use std::ops::Range;
use std::rc::Rc;

use worktime::{Instant, OnDayOff, Recurrence};

use super::answer::{Answer, Found};
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::moment::leading_date;
use super::refusal::Refusal;
use super::remark::Remark;
use super::setting::{Setting, stated_date};

/// What comes again, and the instants between which it is asked for.
pub(super) struct Occurring {
    pub(super) recurrence: Recurrence,
    pub(super) on_day_off: OnDayOff,
    pub(super) due: Range<Instant>,
}

/// The words for what becomes of an occurrence on a day off.
pub(super) const ON_DAY_OFF: [(&str, OnDayOff); 3] = [
    ("stays", OnDayOff::Stays),
    ("earlier", OnDayOff::Earlier),
    ("later", OnDayOff::Later),
];

/// Of two dates both are included; of two instants the second isn't.
pub(super) fn occurrences(asked: Asked<'_>, setting: Rc<Setting>) -> Result<Answer, Refusal> {
    let mut remarks = Vec::new();
    let recurrence = recurrence(asked)?;
    let on_day_off = on_day_off(asked)?;
    let from = edge(asked, Key::From, &setting, &mut remarks)?.start;
    let to = edge(asked, Key::To, &setting, &mut remarks)?.end;
    if to < from {
        let text = asked.text(Key::To).unwrap_or_default();
        return Err(Refusal::of(Key::To, text, Fault::Backwards));
    }
    remarks.extend(setting.before_known(setting.date_of(from)));
    let last = recurrence.last_known_date();
    if setting.date_of(to.minus(1)) > last {
        remarks.push(Remark::KnownOnlyUntil { last });
    }
    let occurring = Occurring {
        recurrence,
        on_day_off,
        due: from..to,
    };
    let provisional = occurring
        .found(&setting)
        .any(|occurrence| occurrence.is_provisional);
    Ok(Answer {
        certain_until: setting.calendar.known_until().filter(|_| provisional),
        remarks,
        found: Found::Occurrences { occurring, setting },
    })
}

impl Occurring {
    pub(super) fn found<'a>(&'a self, setting: &'a Setting) -> worktime::Occurrences<'a> {
        self.recurrence
            .occurrences(&setting.calendar, self.on_day_off, self.due.clone())
    }
}

fn recurrence(asked: Asked<'_>) -> Result<Recurrence, Refusal> {
    let text = asked.needed(Key::Every)?;
    Recurrence::parse(text)
        .map_err(|bad| Refusal::at(Key::Every, text, bad.range, Fault::Recurrence(bad.kind)))
}

fn on_day_off(asked: Asked<'_>) -> Result<OnDayOff, Refusal> {
    let Some(text) = asked.text(Key::OnDayOff) else {
        return Ok(OnDayOff::default());
    };
    let known = ON_DAY_OFF.into_iter().find(|(word, _)| *word == text);
    known
        .map(|(_, on_day_off)| on_day_off)
        .ok_or_else(|| Refusal::of(Key::OnDayOff, text, Fault::OnDayOff))
}

/// What stands at a key as a range: of a date from its start to its end, of an instant nothing.
fn edge(
    asked: Asked<'_>,
    key: Key,
    setting: &Setting,
    remarks: &mut Vec<Remark>,
) -> Result<Range<Instant>, Refusal> {
    let is_date = asked
        .text(key)
        .is_none_or(|text| matches!(leading_date(text), Ok((_, ""))));
    if is_date {
        let date = stated_date(asked, key)?;
        let zone = setting.calendar.zone();
        let next = date.tomorrow().unwrap_or(date);
        Ok(zone.start_of_day(date)..zone.start_of_day(next))
    } else {
        let at = setting.stated_instant(asked, key, remarks)?;
        Ok(at..at)
    }
}
