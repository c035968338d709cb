//! The page of everyone.

use axum::extract::State;
use casework::access::Holding;
use casework::people::{RoleFor, Side};
use maud::{Markup, html};
use store::desk::people::Held;

use super::invitation::{self, Typed};
use super::roster::Roster;
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::layout::{page_head, part_head};
use crate::ui::people::{People, PersonRow, people};

/// Everyone with their roles.
pub(super) async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
) -> Result<Markup, AppError> {
    let roster = Roster::load(&state, &viewer).await?;
    Ok(page(&state, &viewer, &roster, &Typed::default()))
}

/// The page, with what was typed into the invitation.
pub(super) fn page(state: &AppState, viewer: &Viewer, roster: &Roster, typed: &Typed) -> Markup {
    let words = &roster.words;
    let (mut staff, mut contacts): (Vec<&Held>, Vec<&Held>) = roster
        .everyone
        .iter()
        .partition(|held| held.person.side == Side::Staff);
    staff.sort_by_cached_key(|held| place(roster, held));
    contacts.sort_by_cached_key(|held| place(roster, held));
    let counts = [
        ("staff", staff.len().into()),
        ("contacts", contacts.len().into()),
    ];
    let title = words.say("people-title");
    let main = html! {
        (page_head(None, &words.say_with("people-sentence", &counts), html! {
            @if roster.may_edit { a.button href="#invite-title" { (words.say("people-invite-title")) } }
        }))
        (people(&table(roster, "people-department", &staff)))
        @if !contacts.is_empty() {
            (part_head(&words.say("people-contacts"), html! {}))
            (people(&table(roster, "fact-client", &contacts)))
        }
        @if roster.may_edit { (invitation::card(roster, typed)) }
    };
    frame::page(state, viewer, Place::People, &title, main)
}

fn table(roster: &Roster, place_key: &str, held: &[&Held]) -> People {
    let words = &roster.words;
    People {
        caption: words.say("people-caption"),
        headings: ["people-name", place_key, "people-roles"].map(|key| words.say(key)),
        rows: held.iter().map(|held| row(roster, held)).collect(),
    }
}

fn row(roster: &Roster, held: &Held) -> PersonRow {
    let (words, person) = (&roster.words, &held.person);
    PersonRow {
        name: person.name.text_or_empty().to_owned(),
        href: format!("/people/{}", person.id),
        mail: person.mail.text_or_empty().to_owned(),
        place: place(roster, held),
        roles: held
            .holdings
            .iter()
            .map(|holding| role(roster, person.side, holding))
            .collect(),
        aside: (!person.active).then(|| words.say("people-inactive")),
        acts: Vec::new(),
    }
}

/// A colleague's department, or the client for which a contact speaks.
fn place(roster: &Roster, held: &Held) -> String {
    match held.person.side {
        Side::Staff => held
            .person
            .department
            .as_ref()
            .map(|id| roster.words.department(id))
            .unwrap_or_default(),
        Side::Client(_) => roster.side(&held.person),
    }
}

/// A role with what it is held for, unless that stands beside it already.
fn role(roster: &Roster, side: Side, holding: &Holding) -> String {
    match (side, &holding.1) {
        (Side::Client(own), RoleFor::Client(client)) if own == *client => {
            roster.words.role(&holding.0)
        }
        _ => roster.holding(holding),
    }
}
