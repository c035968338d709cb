//! The aside of My day: what recurs, offers, and the last working day.

use std::collections::BTreeMap;

use handbook::Id;
use maud::{Markup, html};
use store::desk::promises::Owed;

use super::act::first_act;
use super::load::Today;
use crate::ui::duty::{DutyRow, duties};
use crate::ui::layout::aside_section;
use crate::wording::Wording;

/// Most names of what is missing in one line.
const NAMED_MAX: usize = 3;

/// The aside.
pub(super) fn aside(words: &Wording, today: &Today) -> Markup {
    // The last instant of a week is the first of the next one.
    let due = |row: &&Owed| row.promise.due_at.unwrap_or(today.week.1);
    let of_now = today.duties.iter().filter(|row| due(row) > today.week.0);
    let (now, later): (Vec<&Owed>, Vec<&Owed>) = of_now.partition(|row| due(row) <= today.week.1);
    let later: Vec<&Owed> = later
        .into_iter()
        .filter(|row| row.promise.state.is_open())
        .collect();
    let (now, later) = (rows(words, &now), rows(words, &later));
    let offers = offers(words, today);
    html! {
        @if !now.is_empty() { (aside_section(&words.say("day-duties"), Some(&week(words, today)), duties(&now))) }
        @if !later.is_empty() { (aside_section(&words.say("day-duties-later"), None, duties(&later))) }
        @if !offers.is_empty() {
            (aside_section(&words.say("day-offers"), Some(&offers.len().to_string()), duties(&offers)))
        }
        (aside_section(&words.day(today.last_day.0), None, last_day(words, today)))
    }
}

fn week(words: &Wording, today: &Today) -> String {
    let (from, until) = today.week_days;
    words.say_with(
        "day-week",
        &[
            ("from", words.date(from).into()),
            ("until", words.date(until).into()),
        ],
    )
}

/// Duties with their occurrences; a rule may ask for one of each client.
fn rows(words: &Wording, occurrences: &[&Owed]) -> Vec<DutyRow> {
    let mut of_rule: BTreeMap<&Id, Vec<&Owed>> = BTreeMap::new();
    for row in occurrences {
        of_rule.entry(&row.promise.rule).or_default().push(row);
    }
    of_rule
        .into_values()
        .filter_map(|rows| duty(words, &rows))
        .collect()
}

fn duty(words: &Wording, rows: &[&Owed]) -> Option<DutyRow> {
    let first = rows.first()?;
    let open: Vec<&&Owed> = rows
        .iter()
        .filter(|row| row.promise.state.is_open())
        .collect();
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let next = open.first().unwrap_or(&first);
    let href = first_act(words, &next.promise, next.record.as_ref()).map(|act| act.href);
    Some(DutyRow {
        name: words.promise_name(&first.promise),
        href: href.unwrap_or_else(|| crate::book::rule_href(&first.promise)),
        done: count(rows.len() - open.len()),
        of: count(rows.len()),
        missing: missing(words, &open),
        article: words.article(&first.promise.article),
    })
}

/// Whose is missing, and until when.
fn missing(words: &Wording, open: &[&&Owed]) -> String {
    let Some(due) = open.iter().filter_map(|row| row.promise.due_at).min() else {
        return words.say("day-duty-done");
    };
    let due = words.day(words.zone.date_of(due));
    let clients = open
        .iter()
        .filter_map(|row| row.client.as_ref())
        .map(|client| words.client_name(client));
    let names: Vec<String> = clients.take(NAMED_MAX).collect();
    if names.is_empty() {
        return words.say_with("day-duty-until", &[("day", due.into())]);
    }
    let key = if open.len() > NAMED_MAX {
        "day-duty-missing-more"
    } else {
        "day-duty-missing"
    };
    let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
    words.say_with(
        key,
        &[
            ("names", words.list(names).into()),
            ("count", count.into()),
            ("day", due.into()),
        ],
    )
}

fn offers(words: &Wording, today: &Today) -> Vec<DutyRow> {
    let offer = |record: &casework::records::Record| DutyRow {
        name: words.title(record),
        href: Wording::record_href(record),
        missing: words.say_with(
            "day-offer",
            &[
                ("person", words.person(record.owner).into()),
                ("number", words.number(record).into()),
            ],
        ),
        ..DutyRow::default()
    };
    today.offers.iter().map(offer).collect()
}

fn last_day(words: &Wording, today: &Today) -> Markup {
    let kept = &today.last_day.1;
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let sentence = match (kept.kept, kept.kept_late) {
        (0, 0) => words.say("day-last-none"),
        (kept, 0) => words.say_with("day-last-kept", &[("kept", count(kept).into())]),
        (kept, late) => words.say_with(
            "day-last-late",
            &[("kept", count(kept).into()), ("late", count(late).into())],
        ),
    };
    html! {
        p.meta-small {
            (sentence)
            @if let Some((quickest, record)) = kept.quickest.as_ref().and_then(|row| Some((row, row.record.as_ref()?))) {
                (words.say("day-last-quickest"))
                a.link href=(Wording::record_href(record)) {
                    (words.promise_name(&quickest.promise)) " " (words.number(record))
                }
            }
        }
    }
}
