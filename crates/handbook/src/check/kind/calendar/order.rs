//! In which order calendars are read: each after those that it stands on.

use std::collections::BTreeMap;

use super::GROUNDS;
use crate::check::desk::Desk;
use crate::check::keys::Keys;
use crate::check::kind::Kind;
use crate::problem::ProblemKind;
use crate::syntax::Word;

/// How far the search has come with a calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// What it stands on is being looked at.
    Open,
    /// It and all that it stands on are in order.
    Closed,
}

/// A calendar of the book, with the names of those that it stands on.
struct Written<'a> {
    keys: Keys<'a>,
    below: Vec<&'a Word>,
}

/// The calendars in order. Those that stand on themselves are reported, once for each ring.
pub(super) fn in_order<'d>(desk: &'d Desk<'_>) -> Vec<Keys<'d>> {
    let written: BTreeMap<&str, Written<'d>> = desk
        .names
        .of(Kind::Calendar)
        .map(|rule| {
            let keys = Keys::new(desk, Kind::Calendar, rule);
            let below = below(&keys);
            (rule.id.text.as_str(), Written { keys, below })
        })
        .collect();
    let below = |id: &str, number: usize| written.get(id)?.below.get(number).copied();
    let mut marks: BTreeMap<&str, Mark> = BTreeMap::new();
    let mut order = Vec::new();
    for (start, calendar) in &written {
        // The way to where the search stands: each calendar with the number of the name to follow
        // next. It is as long as the book has calendars at most.
        let mut way: Vec<(&str, &Written<'d>, usize)> = Vec::new();
        if !marks.contains_key(start) {
            marks.insert(start, Mark::Open);
            way.push((start, calendar, 0));
        }
        while let Some((id, calendar, number)) = way.pop() {
            let Some(word) = calendar.below.get(number) else {
                marks.insert(id, Mark::Closed);
                order.push(calendar.keys.clone());
                continue;
            };
            way.push((id, calendar, number + 1));
            let Some((next, calendar)) = written.get_key_value(word.text.as_str()) else {
                continue;
            };
            match marks.get(next) {
                Some(Mark::Closed) => {}
                Some(Mark::Open) => {
                    let onwards = way.iter().find(|(id, ..)| id == next);
                    let onwards = onwards.and_then(|(id, _, number)| below(id, number - 1));
                    ring(desk, word, onwards);
                }
                None => {
                    marks.insert(next, Mark::Open);
                    way.push((next, calendar, 0));
                }
            }
        }
    }
    order
}

/// The names of the calendars that a calendar stands on.
fn below<'a>(keys: &Keys<'a>) -> Vec<&'a Word> {
    match keys.first_of(&GROUNDS) {
        Some("base") => keys.word("base").into_iter().collect(),
        Some("common") => keys.words("common"),
        _ => Vec::new(),
    }
}

/// Reports a name that closes a ring; `onwards` is the one by which the ring goes on from there.
fn ring(desk: &Desk<'_>, word: &Word, onwards: Option<&Word>) {
    let kind = ProblemKind::CalendarRing {
        calendar: word.text.clone(),
    };
    match onwards.filter(|other| other.place != word.place) {
        Some(other) => desk.findings.report_with(&word.place, &other.place, kind),
        None => desk.findings.report(&word.place, kind),
    }
}
