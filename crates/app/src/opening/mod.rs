//! Opening a record: choosing its type, then its client and fields. A client opens only what the book lets clients open.

mod page;
mod take;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use casework::clients::Client;
use handbook::Id;
use handbook::rule::{Actor, Field, FieldType, Record as RecordRule};
use serde::Deserialize;
use store::desk::clients;

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .shared_get("/new", choose)
        .shared_get("/new/{record_type}", ask)
        .shared_post("/new/{record_type}", take::take)
}

/// What the address may choose beforehand.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    client: String,
}

/// Types that the viewer may open. Whether one may be opened in the end is for the rules to decide.
pub(crate) fn openable<'w>(viewer: &Viewer, words: &'w Wording) -> Vec<&'w RecordRule> {
    let rules = words
        .edition
        .record_order
        .iter()
        .filter_map(|kind| words.record_rule(kind));
    let may = |rule: &&RecordRule| {
        !rule.states.is_empty()
            && if viewer.is_contact() {
                rule.portal
            } else {
                may_open(viewer, rule)
            }
    };
    rules.filter(may).collect()
}

fn may_open(viewer: &Viewer, rule: &RecordRule) -> bool {
    rule.opened_by.iter().any(|actor| match actor {
        Actor::Anyone => true,
        Actor::Role(role) => viewer.holdings.iter().any(|(held, _)| held == role),
        _ => false,
    })
}

async fn choose(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let rules = openable(&viewer, &words);
    if let [only] = rules.as_slice() {
        return Ok(frame::see_other(&format!("/new/{}", only.meta.id)));
    }
    let main = page::types(&viewer, &words, &rules, &asked.client);
    Ok(frame::page(
        &state,
        &viewer,
        Place::Opening,
        &words.say("opening-title"),
        main,
    )
    .into_response())
}

async fn ask(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let rule = rule(&viewer, &words, &kind)?;
    let clients = clients_of(&state, &viewer).await?;
    let form = page::Page {
        viewer: &viewer,
        words: &words,
        rule,
        clients: &clients,
        chosen: &asked.client,
    };
    Ok(form.framed(&state, None, None).into_response())
}

/// The type of an address, if the viewer may open it.
fn rule<'w>(viewer: &Viewer, words: &'w Wording, kind: &str) -> Result<&'w RecordRule, AppError> {
    let rule = words
        .record_rule(&Id::new(kind))
        .filter(|rule| !rule.states.is_empty())
        .ok_or(AppError::NotFound)?;
    viewer.require(!viewer.is_contact() || rule.portal)?;
    Ok(rule)
}

/// Fields that a new record is asked for. What a later step fills is left to that step, unless the record can't do without;
/// and of a client no more is asked than words and what is required, since sorting cases is the house's work.
fn asked_fields(viewer: &Viewer, rule: &RecordRule) -> Vec<Field> {
    let is_later = |field: &Field| rule.steps.iter().any(|step| step.needs.contains(&field.id));
    let is_words = |field: &Field| matches!(field.kind, FieldType::Text | FieldType::LongText);
    let asked = |field: &&Field| {
        field.required || (!is_later(field) && (!viewer.is_contact() || is_words(field)))
    };
    rule.fields.iter().filter(asked).cloned().collect()
}

/// Clients that staff may choose; a contact's own is known.
async fn clients_of(state: &AppState, viewer: &Viewer) -> Result<Vec<Client>, AppError> {
    if viewer.is_contact() {
        return Ok(Vec::new());
    }
    let seen = viewer.clone();
    state
        .read(move |door, org| clients::list(door, org, &seen.scope.client_files))
        .await
}
