//! `days` of a calendar: closures, hours of their own, half days, and own make-up workdays.

use jiff::ToSpan;
use worktime::{Date, Name, OwnDays, Span};

use super::{dates, hours, name};
use crate::check::keys::Keys;
use crate::problem::{Expected, ProblemKind};
use crate::syntax::Node;

/// What an entry does with its dates: one of these, or they are closed.
const ACTS: [&str; 3] = ["hours", "keep", "work"];

/// Most days from the first to the last date of an entry.
const DAYS: i32 = 366;

/// What is settled for the dates of an entry.
struct Entry {
    from: Date,
    to: Date,
    name: Name,
    act: Act,
}

enum Act {
    Close,
    Open(Vec<Span>),
    Shorten(Span),
    Work,
}

/// The own days; of two entries with one date, the later holds.
pub(super) fn read(keys: &Keys<'_>) -> OwnDays {
    let mut days = OwnDays::new();
    let mut settled = 0;
    for node in keys.list("days") {
        let Some(entry) = entry(keys, node) else {
            continue;
        };
        for date in entry
            .from
            .series(1.day())
            .take_while(|date| *date <= entry.to)
        {
            settled += 1;
            days = entry.settle(days, date);
        }
        if settled > OwnDays::MOST {
            let kind = ProblemKind::TooManyDates {
                limit: OwnDays::MOST,
            };
            keys.desk.findings.report(&node.place, kind);
            break;
        }
    }
    days
}

impl Entry {
    fn settle(&self, days: OwnDays, date: Date) -> OwnDays {
        let name = self.name.clone();
        match &self.act {
            Act::Close => days.closed(date, name),
            Act::Open(hours) => days.opened(date, hours, name),
            Act::Shorten(kept) => days.shortened(date, *kept, name),
            Act::Work => days.worked(date, name),
        }
    }
}

fn entry<'a>(keys: &Keys<'a>, node: &'a Node) -> Option<Entry> {
    let inner = keys.inside(&super::DAYS, node)?;
    let name = name(&inner);
    let act = act(&inner);
    let (from, to) = (dates::read(&inner, "from"), dates::read(&inner, "to"));
    let from = from?.date;
    let Some(to) = to else {
        let to = from;
        return Some(Entry {
            from,
            to,
            name,
            act,
        });
    };
    let last = from.saturating_add((DAYS - 1).days());
    if !(from..=last).contains(&to.date) {
        let kind = ProblemKind::OutOfBounds {
            word: to.date.to_string(),
            least: from.to_string(),
            most: last.to_string(),
        };
        keys.desk.findings.report(to.place, kind);
        return None;
    }
    let to = to.date;
    Some(Entry {
        from,
        to,
        name,
        act,
    })
}

fn act(keys: &Keys<'_>) -> Act {
    let given = ACTS.iter().filter(|key| keys.own_key(key).is_some());
    let given: Vec<&str> = given.copied().collect();
    for (first, other) in given.iter().zip(given.iter().skip(1)) {
        keys.refuse_both(first, other);
    }
    let hours = keys
        .node("hours")
        .map_or_else(Vec::new, |node| hours::spans(keys, "hours", node));
    if let Some(kept) = kept(keys) {
        Act::Shorten(kept)
    } else if keys.flag("work") {
        Act::Work
    } else if hours.is_empty() {
        Act::Close
    } else {
        Act::Open(hours)
    }
}

fn kept(keys: &Keys<'_>) -> Option<Span> {
    let word = keys.word("keep")?;
    let spans = Span::parse_list(&word.text).ok();
    match spans.as_deref() {
        Some([kept]) => Some(*kept),
        _ => {
            keys.bad_value("keep", word, Expected::Span);
            None
        }
    }
}
