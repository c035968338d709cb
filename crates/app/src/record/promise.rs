//! One promise: the way to its record, and waiving it for a reason.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use casework::command::Act;
use casework::ids::PromiseId;
use maud::Markup;
use store::desk::promises::{self, Owed};

use super::small_form::SmallForm;
use crate::entering::Faults;
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Field, Widget};
use crate::wording::Wording;

/// Rows of the box for the reason.
const ROWS: u8 = 4;

/// Leads to the record of a promise, or to its rule where it has none.
pub(super) async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let found = find(&state, &viewer, &id).await?;
    Ok(frame::see_other(&place(&found)))
}

/// Asks why a promise is waived.
pub(super) async fn ask(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Markup, AppError> {
    let found = find(&state, &viewer, &id).await?;
    page(&state, &viewer, &found, "", None).await
}

/// Waives it.
pub(super) async fn waive(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let found = find(&state, &viewer, &id).await?;
    let reason = posted.text("reason");
    match state
        .submit(
            &viewer,
            Act::Waive {
                promise: found.promise.id,
                reason: reason.to_owned(),
            },
        )
        .await
    {
        Ok(_) => Ok(frame::see_other_with(
            &state,
            &place(&found),
            "flash-waived",
        )),
        Err(AppError::Refused(refusal)) => {
            let again = page(&state, &viewer, &found, reason, Some(&refusal)).await?;
            Ok(frame::unprocessable(again).into_response())
        }
        Err(error) => Err(error),
    }
}

/// A promise, if its reader may read it.
pub(super) async fn find(state: &AppState, viewer: &Viewer, id: &str) -> Result<Owed, AppError> {
    let id = PromiseId::parse(id).ok_or(AppError::NotFound)?;
    let seen = viewer.clone();
    let found = state
        .read(move |door, org| promises::one(door, org, &seen.scope, id))
        .await?;
    found.ok_or(AppError::NotFound)
}

/// Where a promise is shown: on its record, or beside its rule where it has none.
pub(super) fn place(found: &Owed) -> String {
    match &found.record {
        Some(record) => Wording::record_href(record),
        None => crate::book::rule_href(&found.promise),
    }
}

async fn page(
    state: &AppState,
    viewer: &Viewer,
    found: &Owed,
    reason: &str,
    refusal: Option<&Refusal>,
) -> Result<Markup, AppError> {
    let words = Wording::load(state, viewer).await?;
    let faults = refusal.map(Faults::of).unwrap_or_default();
    let field = Field {
        name: "reason".into(),
        label: words.say("waiver-reason"),
        help: Some(words.say("waiver-help")),
        error: faults.note.as_ref().map(|kind| words.field_fault(kind)),
        required: true,
        widget: Widget::LongText {
            value: reason.to_owned(),
            rows: ROWS,
        },
    };
    let name = words.promise_name(&found.promise);
    let title = words.say_with("waiver-title", &[("promise", name.into())]);
    let record = found.record.as_ref();
    let small = SmallForm {
        over: record
            .map(|record| format!("{} {}", words.number(record), words.title(record)))
            .unwrap_or_default(),
        title: title.clone(),
        action: format!("/promises/{}/waiver", found.promise.id),
        submit: words.say("waiver-submit"),
        effect: words.say("waiver-effect"),
        back: place(found),
    };
    let main = small.page(
        &words,
        vec![field],
        refusal,
        record.map(|record| &record.record_type),
    );
    Ok(frame::page(state, viewer, Place::Queue, &title, main))
}
