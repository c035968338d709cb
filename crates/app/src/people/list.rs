//! The page of everyone.

use axum::extract::State;
use maud::{Markup, html};
use store::desk::people::Held;

use super::invitation::{self, Typed};
use super::roster::Roster;
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::layout::page_head;
use crate::ui::people::{People, PersonRow, people};

/// Everyone with their roles.
pub(super) async fn list(State(state): State<AppState>, viewer: Viewer) -> Result<Markup, AppError> {
    let roster = Roster::load(&state, &viewer).await?;
    Ok(page(&state, &viewer, &roster, &Typed::default()))
}

/// The page, with what was typed into the invitation.
pub(super) fn page(state: &AppState, viewer: &Viewer, roster: &Roster, typed: &Typed) -> Markup {
    let words = &roster.words;
    let active = roster.everyone.iter().filter(|held| held.person.active).count();
    let counts = [("active", active.into()), ("inactive", (roster.everyone.len() - active).into())];
    let view = People {
        caption: words.say("people-caption"),
        headings: ["people-name", "people-department", "people-roles", "people-side"].map(|key| words.say(key)),
        rows: roster.everyone.iter().map(|held| row(roster, held)).collect(),
    };
    let title = words.say("people-title");
    let main = html! {
        (page_head(None, &words.say_with("people-sentence", &counts), html! {}))
        (people(&view))
        @if roster.may_edit { (invitation::card(roster, typed)) }
    };
    frame::page(state, viewer, Place::People, &title, main)
}

fn row(roster: &Roster, held: &Held) -> PersonRow {
    let (words, person) = (&roster.words, &held.person);
    PersonRow {
        name: person.name.text_or_empty().to_owned(),
        href: format!("/people/{}", person.id),
        mail: person.mail.text_or_empty().to_owned(),
        department: person.department.as_ref().map(|id| words.department(id)).unwrap_or_default(),
        roles: held.holdings.iter().map(|holding| roster.holding(holding)).collect(),
        seen: roster.side(person),
        aside: (!person.active).then(|| words.say("people-inactive")),
        acts: Vec::new(),
    }
}
