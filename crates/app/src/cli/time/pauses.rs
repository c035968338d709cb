//! Pauses as somebody types them: from when to when, and why.

use worktime::Pause;

use super::calendars::listed;
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::moment::{self, Bad, Moment};
use super::refusal::Refusal;
use super::remark::Remark;
use super::setting::Setting;

/// Reads pauses `FROM/TO` and, without an end, `FROM/`, each with a reason behind it if it has one.
pub(super) fn pauses(
    asked: Asked<'_>,
    setting: &Setting,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Pause>, Refusal> {
    let texts = listed(asked, Key::Pause)?;
    let mut pauses = Vec::with_capacity(texts.len());
    for text in texts {
        let (start, end, reason) =
            pause(text).map_err(|(range, fault)| Refusal::at(Key::Pause, text, range, fault))?;
        let place = (Key::Pause, &**text);
        let start = setting.instant(start, place, remarks)?;
        let end = match end {
            None => None,
            Some(end) => Some(setting.instant(end, place, remarks)?),
        };
        if end.is_some_and(|end| end < start) {
            return Err(Refusal::of(Key::Pause, &**text, Fault::PauseBackwards));
        }
        pauses.push(Pause {
            start,
            end,
            reason: reason.to_owned(),
        });
    }
    Ok(pauses)
}

fn pause(text: &str) -> Result<(Moment, Option<Moment>, &str), Bad> {
    let place = |left: &str| text.len() - left.len();
    let (start, left) = moment::leading_moment(text)?;
    let left = left
        .strip_prefix('/')
        .ok_or_else(|| (place(left)..text.len(), Fault::Pause))?;
    let (end, left) = if left.is_empty() || left.starts_with(' ') {
        (None, left)
    } else {
        let (end, reason) = moment::leading_moment(left).map_err(|(range, fault)| {
            (place(left) + range.start..place(left) + range.end, fault)
        })?;
        (Some(end), reason)
    };
    if !left.is_empty() && !left.starts_with(' ') {
        return Err((place(left)..text.len(), Fault::Pause));
    }
    Ok((start, end, left.trim()))
}
