//! The notes of an explanation as lines.

use crate::instant::{Instant, Micros};

use super::writing::Writing;
use super::{Explanation, Note};

/// More changes of clocks than this are told in one line.
const MOST_CHANGES_TOLD: usize = 3;

pub(super) fn lines(explanation: &Explanation, writing: &Writing<'_>) -> Vec<String> {
    let notes = &explanation.notes;
    let changes = notes.iter().filter_map(|note| match note {
        Note::ClockChange { at, .. } => Some(*at),
        _ => None,
    });
    let changes: Vec<Instant> = changes.collect();
    let mut lines = Vec::new();
    for note in notes {
        match note {
            Note::ClockChange { at, forward } if changes.len() <= MOST_CHANGES_TOLD => {
                lines.push(clock_change(writing, *at, *forward));
            }
            // Told together, in place of the first.
            Note::ClockChange { at, .. } if changes.first() == Some(at) => {
                lines.push(clock_changes(writing, &changes));
            }
            Note::ClockChange { .. } => {}
            Note::HeldBy(pause) => {
                let since = writing.beginning(pause.start);
                lines.push(match pause.reason.trim() {
                    "" => writing.say("held", &[("since", &since)]),
                    reason => writing.say("held-for", &[("since", &since), ("reason", reason)]),
                });
            }
            Note::MonthEnd { date, missing } => {
                let (date, day) = (writing.date(*date), missing.to_string());
                let text = writing.say("month-end", &[("date", &date), ("day", &day)]);
                let articles = explanation.articles().into_iter();
                let article: Vec<u16> = articles.filter(|number| *number == 202).collect();
                lines.push(explanation.sentence(writing, &text, &article));
            }
            Note::KnownUntil(date) => {
                let date = writing.date_with_year(*date);
                lines.push(writing.say("known-until", &[("date", &date)]));
            }
        }
    }
    lines
}

/// "On Sun 29 Mar the clock goes from 02:00 to 03:00, so that 1 h is lost."
fn clock_change(writing: &Writing<'_>, at: Instant, forward: Micros) -> String {
    let (date, before, after) = writing.clock_change(at, forward);
    let amount = writing.amount(forward.saturating_abs());
    let values = [
        ("date", date.as_str()),
        ("before", &before),
        ("after", &after),
        ("time", &amount),
    ];
    if forward > 0 {
        writing.say("clock-forward", &values)
    } else {
        writing.say("clock-back", &values)
    }
}

fn clock_changes(writing: &Writing<'_>, changes: &[Instant]) -> String {
    let date = |at: Option<&Instant>| at.map_or(String::new(), |at| writing.date_at(*at));
    let (first, last) = (date(changes.first()), date(changes.last()));
    let n = changes.len().to_string();
    let values = [("n", n.as_str()), ("first", &first), ("last", &last)];
    writing.say("clock-changes", &values)
}
