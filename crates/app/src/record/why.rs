//! "Why is it due then?": the rule, and the time from its start to its due instant, stretch by stretch.

mod counted;
mod words;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use store::desk::promises::Owed;
use store::desk::record::Audience;
use worktime::{MOST_STRETCHES, Note, Told};

use super::promise::{find, place};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::portal;
use crate::state::AppState;
use crate::ui::clock::{ClockSize, clock, time_left};
use crate::ui::facts::facts;
use crate::ui::layout::{narrow, page_head};
use crate::ui::link::Link;
use crate::ui::notice::info;
use crate::ui::reckoning::reckoning;
use crate::ui::record_head::crumbs;
use crate::wording::{Basis, Wording};

/// Stretches shown until all are asked for: six weeks of working days with their weekends.
const STRETCHES_SHOWN: usize = 36;

/// What the address may ask for besides.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `all` unfolds what is folded.
    stretches: String,
}

/// A promise with what its page says it by.
struct Answer<'a> {
    /// In the zone of the calendar that counts.
    words: Wording,
    audience: Audience,
    owed: &'a Owed,
    basis: Basis,
    /// The length as it was counted.
    told: Option<Told>,
}

/// Shows why a promise is due when it is.
pub(super) async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, AppError> {
    let owed = find(&state, &viewer, &id).await?;
    let words = Wording::load(&state, &viewer).await?;
    let answer = Answer::of(words, viewer.audience(), &owed, &asked);
    let main = page(&answer).ok_or(AppError::NotFound)?;
    let place = match answer.audience {
        Audience::House => Place::Queue,
        Audience::Client => Place::Portal,
    };
    Ok(frame::page(&state, &viewer, place, &answer.title(), main))
}

impl<'a> Answer<'a> {
    fn of(words: Wording, audience: Audience, owed: &'a Owed, asked: &Asked) -> Self {
        let calendar = words.calendar_of(&owed.promise);
        let zone = calendar.map_or_else(|| words.zone.clone(), |rule| rule.calendar.zone().clone());
        let words = Wording { zone, ..words };
        let mut basis = words.basis(&owed.promise, owed.record.as_ref());
        // A pause that goes on is told in other words to a client, and when the promise has ended.
        if let Basis::Length(explanation) = &mut basis
            && (audience == Audience::Client || !owed.promise.state.is_open())
        {
            let notes = &mut explanation.notes;
            notes.retain(|note| !matches!(note, Note::HeldBy(_)));
        }
        let most_stretches = if asked.stretches == "all" {
            MOST_STRETCHES
        } else {
            STRETCHES_SHOWN
        };
        let told = match &basis {
            Basis::Length(explanation) => {
                Some(words.counted(explanation, audience, most_stretches))
            }
            _ => None,
        };
        Self {
            words,
            audience,
            owed,
            basis,
            told,
        }
    }
}

/// The page; none for a client from whom the promise has fallen away, as their other pages don't show it either.
fn page(answer: &Answer<'_>) -> Option<Markup> {
    let standing = standing(answer)?;
    let words = &answer.words;
    Some(narrow(html! {
        (crumbs(&words.say("record-place"), &way_here(answer), html! {}))
        (page_head(None, &answer.title(), html! {}))
        section.group {
            div.card.padded {
                p.clock-words { (standing) }
                p.lead { (answer.sentence()) }
                (facts(&answer.facts()))
            }
        }
        @for remark in answer.remarks() { (info(html! { (remark) })) }
        @if let Some(told) = answer.told.as_ref().filter(|told| !told.stretches.is_empty()) {
            section.group {
                h2 { (words.say("why-stretches")) }
                div.card.padded { (reckoning(&answer.reckoning(told))) }
            }
        }
        @for note in answer.told.iter().flat_map(|told| &told.notes) { (info(html! { (note) })) }
    }))
}

/// How it stands now.
fn standing(answer: &Answer<'_>) -> Option<Markup> {
    let (words, promise) = (&answer.words, &answer.owed.promise);
    match answer.audience {
        Audience::House => {
            let told = words.promise(promise);
            let state = told.clock.state;
            Some(html! { (clock(&told.clock, ClockSize::Normal)) (time_left(&told.left, state)) })
        }
        Audience::Client => {
            let told = portal::client_promise(words, promise)?;
            Some(html! { (clock(&told.clock, ClockSize::Normal)) b { (told.when) } })
        }
    }
}

/// Back to the record, or to the rule of what has none.
fn way_here(answer: &Answer<'_>) -> Vec<Link> {
    let words = &answer.words;
    let first = match answer.audience {
        Audience::House => ("queue-title", "/queue"),
        Audience::Client => ("portal-home", "/portal"),
    };
    let label = match &answer.owed.record {
        Some(record) => words.number(record),
        None => words.promise_name(&answer.owed.promise),
    };
    vec![
        Link {
            label: words.say(first.0),
            href: first.1.to_owned(),
        },
        Link {
            label,
            href: place(answer.owed),
        },
    ]
}
