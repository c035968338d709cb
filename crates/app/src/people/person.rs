//! One person's page: roles, and what can be done about them.

use axum::extract::{Path, State};
use casework::ids::PersonId;
use maud::{Markup, html};
use store::desk::people::Held;

use super::roster::{Roster, holding_value};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Field, Widget};
use crate::ui::form::{Form, form};
use crate::ui::layout::{aside_section, page_head, two_columns};
use crate::ui::link::{Link, text_link};
use crate::ui::notice::{self, Refusal};

/// The page.
pub(super) async fn person(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Markup, AppError> {
    let id = PersonId::parse(&id).ok_or(AppError::NotFound)?;
    let roster = Roster::load(&state, &viewer).await?;
    page(&state, &viewer, &roster, id, None)
}

/// The page, with why an act on it was refused.
pub(super) fn page(
    state: &AppState,
    viewer: &Viewer,
    roster: &Roster,
    id: PersonId,
    refused: Option<&casework::Refusal>,
) -> Result<Markup, AppError> {
    let held = roster.one(id).ok_or(AppError::NotFound)?;
    let words = &roster.words;
    let name = held.person.name.text_or_empty();
    let refusal = refused.map(|refusal| Refusal {
        title: words.say("people-not-done"),
        reasons: words.reasons(&refusal.reasons, None),
        ..Refusal::default()
    });
    let back = Link {
        label: words.say("people-back"),
        href: "/people".to_owned(),
    };
    let body = html! {
        (page_head(Some(&roster.side(&held.person)), name, html! {}))
        @if let Some(refusal) = &refusal { (notice::refusal(refusal)) }
        p.meta { (held.person.mail.text_or_empty()) }
        (roles(roster, held))
        p { (text_link(&back)) }
    };
    let aside = html! {
        @if roster.may_edit {
            (aside_section(&words.say("people-grant-title"), None, grant_form(roster, held)))
            (aside_section(&words.say("people-account-title"), None, account(roster, held)))
        }
    };
    let main = two_columns(body, &words.say("people-account-title"), aside);
    Ok(frame::page(state, viewer, Place::People, name, main))
}

fn roles(roster: &Roster, held: &Held) -> Markup {
    let words = &roster.words;
    let action = format!("/people/{}/roles/ending", held.person.id);
    html! {
        h2 { (words.say("people-roles-title")) }
        @if held.holdings.is_empty() { p.quiet { (words.say("people-roles-none")) } }
        ul.plain {
            @for holding in &held.holdings {
                li {
                    form method="post" action=(action) {
                        span.tag { (roster.holding(holding)) } " "
                        @if roster.may_edit {
                            input type="hidden" name="holding" value=(holding_value(holding));
                            button.button.small.quiet type="submit" { (words.say("people-end-role")) }
                        }
                    }
                }
            }
        }
    }
}

fn grant_form(roster: &Roster, held: &Held) -> Markup {
    let words = &roster.words;
    let choices = roster.roles("").into_iter();
    let choices = choices.filter(|choice| {
        held.holdings
            .iter()
            .all(|holding| holding_value(holding) != choice.value)
    });
    let field = Field {
        name: "holding".to_owned(),
        label: words.say("people-field-role"),
        required: true,
        widget: Widget::Person {
            choices: choices.collect(),
            empty: words.say("people-scope-choose"),
        },
        ..Field::default()
    };
    let view = Form {
        submit: words.say("people-grant-submit"),
        ..Form::of_fields(format!("/people/{}/roles", held.person.id), vec![field])
    };
    form(&view)
}

fn account(roster: &Roster, held: &Held) -> Markup {
    let words = &roster.words;
    let post = |path: &str, submit: &str, effect: Option<&str>| {
        form(&Form {
            submit: words.say(submit),
            effect: effect.map(|key| words.say(key)),
            ..Form::of_fields(format!("/people/{}/{path}", held.person.id), Vec::new())
        })
    };
    html! {
        @if held.person.active {
            (post("invitation", "people-invite-again", None))
            (post("deactivation", "people-deactivate", Some("people-deactivate-effect")))
        } @else {
            (post("reactivation", "people-reactivate", None))
        }
    }
}
