//! The view of My day.

use casework::promises::Promise;
use maud::{Markup, html};
use store::desk::promises::Owed;

use super::act::first_act;
use super::load::Today;
use super::{aside, line};
use crate::ui::clock::ClockState;
use crate::ui::icon::{Icon, small_icon};
use crate::ui::layout::{page_head, two_columns};
use crate::ui::notice::{Empty, empty};
use crate::ui::promise_row::{PromiseGroup, PromiseRow, RowAct, Why, promise_group};
use crate::wording::Wording;

/// The place of a promise's row on the page.
pub(super) fn row_id(promise: &Promise) -> String {
    format!("p-{}", promise.id)
}

/// The page.
pub(super) fn page(words: &Wording, today: &Today) -> Markup {
    // What recurs and falls due after this week stands aside, so that it doesn't bury the day.
    let owed = today.day.owed.iter().filter(|row| {
        let is_later = row.promise.due_at.is_some_and(|due| due > today.week.1);
        row.promise.window.is_none() || !is_later
    });
    let lanes = Lanes::of(words, owed);
    let over = words.date_and_weekday(words.now);
    html! {
        (page_head(Some(&over), &sentence(words, &lanes), html! {
            a.button href="/new" data-key="n" { (small_icon(Icon::Plus)) (words.say("act-open-record")) }
        }))
        @if let Some(day) = line::day_line(words, &today.day.owed) { (crate::ui::day_line::day_line(&day)) }
        (two_columns(groups(words, &lanes, today.day.is_cut), &words.say("day-aside"), aside::aside(words, today)))
    }
}

/// The rows by urgency.
struct Lanes<'a> {
    late: Vec<&'a Owed>,
    today: Vec<&'a Owed>,
    later: Vec<&'a Owed>,
    paused: Vec<&'a Owed>,
}

impl<'a> Lanes<'a> {
    fn of(words: &Wording, owed: impl Iterator<Item = &'a Owed>) -> Self {
        let mut lanes = Self {
            late: Vec::new(),
            today: Vec::new(),
            later: Vec::new(),
            paused: Vec::new(),
        };
        for row in owed {
            let lane = match (words.clock_state(&row.promise), row.promise.due_at) {
                (ClockState::Late | ClockState::Unproved, _) => &mut lanes.late,
                (_, Some(due)) if words.zone.date_of(due) == words.today() => &mut lanes.today,
                (_, Some(_)) => &mut lanes.later,
                (_, None) => &mut lanes.paused,
            };
            lane.push(row);
        }
        lanes
    }

    fn count(&self) -> usize {
        self.late.len() + self.today.len() + self.later.len() + self.paused.len()
    }
}

/// The one sentence that answers why the reader came.
fn sentence(words: &Wording, lanes: &Lanes<'_>) -> String {
    let late = i64::try_from(lanes.late.len()).unwrap_or(i64::MAX);
    let next = |rows: &[&Owed]| rows.first().and_then(|row| row.promise.due_at);
    let first = match (next(&lanes.today), next(&lanes.later)) {
        (Some(due), _) => {
            let count = i64::try_from(lanes.today.len()).unwrap_or(i64::MAX);
            words.say_with(
                "day-sentence-today",
                &[
                    ("count", count.into()),
                    ("time", words.time_of_day(due).into()),
                ],
            )
        }
        (None, Some(due)) if late == 0 => words.say_with(
            "day-sentence-later",
            &[("moment", words.moment(due).into())],
        ),
        (None, _) if late > 0 => {
            return words.say_with("day-sentence-only-late", &[("count", late.into())]);
        }
        (None, _) => words.say("day-sentence-none"),
    };
    if late == 0 {
        return first;
    }
    first + &words.say_with("day-sentence-late", &[("count", late.into())])
}

fn groups(words: &Wording, lanes: &Lanes<'_>, is_cut: bool) -> Markup {
    if lanes.count() == 0 {
        let act = crate::ui::link::Link {
            label: words.say("day-empty-act"),
            href: "/queue".into(),
        };
        return empty(&Empty {
            sentence: words.say("day-empty"),
            act: Some(act),
        });
    }
    let mut is_first = true;
    let mut group = |id: &str, rows: &[&Owed]| {
        let mut shown: Vec<PromiseRow> = rows.iter().map(|row| promise_row(words, row)).collect();
        if let Some(act) = shown
            .first_mut()
            .filter(|_| is_first)
            .and_then(|row| row.act.as_mut())
        {
            act.primary = true;
            is_first = false;
        }
        let late = id == "late";
        PromiseGroup {
            id: id.into(),
            title: words.say(&format!("day-group-{id}")),
            late,
            rows: shown,
            total: None,
            more: None,
        }
    };
    let groups = [
        group("late", &lanes.late),
        group("today", &lanes.today),
        group("later", &lanes.later),
        group("paused", &lanes.paused),
    ];
    html! {
        @for group in groups.iter().filter(|group| !group.rows.is_empty()) { (promise_group(group)) }
        @if is_cut { p.meta-small { (words.say("day-cut")) } }
    }
}

fn promise_row(words: &Wording, row: &Owed) -> PromiseRow {
    let promise = &row.promise;
    let told = words.promise(promise);
    let act = first_act(words, promise, row.record.as_ref());
    let name = words.promise_name(promise);
    let title = match row.client.as_ref().map(|client| words.client_name(client)) {
        Some(client) => words.say_with(
            "day-row-title",
            &[("promise", name.into()), ("client", client.into())],
        ),
        None => name,
    };
    let href = match (&row.record, &act) {
        (Some(record), _) => Wording::record_href(record),
        (None, Some(act)) => act.href.clone(),
        (None, None) => crate::book::rule_href(promise),
    };
    let mut due: Vec<String> = Vec::from_iter((!told.due.is_empty()).then(|| told.due.clone()));
    if words.runs_at_night(promise) && promise.due_at.is_some() {
        due.push(words.say("promise-night"));
    }
    PromiseRow {
        id: row_id(promise),
        due,
        due_why: words.why_link(promise),
        title,
        href,
        facts: row
            .record
            .iter()
            .flat_map(|record| [words.number(record), words.title(record)])
            .collect(),
        article: words.article(&promise.article),
        why: why(words, row, told.clock.state),
        act: act.map(|act| RowAct {
            label: act.label,
            href: act.href,
            primary: false,
            key: act.is_reply.then_some('r'),
            icon: None,
        }),
        second_act: None,
        clock: told.clock,
        left: told.left,
    }
}

/// What explains the row: who has been told, that nobody has taken it yet, or what the clock waits for.
fn why(words: &Wording, row: &Owed, state: ClockState) -> Option<Why> {
    let why = |key: &str, text: String| {
        Some(Why {
            head: words.say(key),
            text,
        })
    };
    if row.is_pool {
        let role = row
            .promise
            .role
            .as_ref()
            .map(|role| words.role(role))
            .unwrap_or_default();
        let owner = words.person(row.promise.owner);
        let text = words.say_with(
            "day-why-pool",
            &[("role", role.into()), ("person", owner.into())],
        );
        return why("day-why-pool-head", text);
    }
    match state {
        ClockState::Late => {
            let told = words.told(&row.promise);
            (!told.is_empty()).then(|| {
                why(
                    "day-why-late-head",
                    words.say_with("day-why-late", &[("people", told.into())]),
                )
            })?
        }
        ClockState::Paused => {
            let since = row
                .promise
                .pauses
                .last()
                .map(|pause| words.moment(pause.start))
                .unwrap_or_default();
            let state = row
                .record
                .as_ref()
                .map(|record| words.state_of(record))
                .unwrap_or_default();
            why(
                "day-why-paused-head",
                words.say_with(
                    "day-why-paused",
                    &[("state", state.into()), ("since", since.into())],
                ),
            )
        }
        ClockState::Unproved => why("day-why-unproved-head", words.say("day-why-unproved")),
        _ => None,
    }
}
