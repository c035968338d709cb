//! Handing a record over, taking it, and discarding what is junk.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use casework::command::Act;
use casework::ids::{PersonId, RecordId};
use maud::Markup;

use super::load::{Opened, open};
use super::record_id;
use super::small_form::SmallForm;
use crate::entering::{Faults, widget};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Field, Widget};

/// Rows of a box for a reason.
const ROWS: u8 = 4;

/// Asks to whom a record is offered.
pub(super) async fn ask_offer(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Markup, AppError> {
    let opened = open(&state, &viewer, record_id(&id)?).await?;
    Ok(offer_page(&state, &viewer, &opened, "", "", None))
}

/// Offers it.
pub(super) async fn offer(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let id = record_id(&id)?;
    let opened = open(&state, &viewer, id).await?;
    let (to, note) = (posted.text("to"), posted.text("note"));
    let result = match PersonId::parse(to) {
        Some(person) => state
            .submit(
                &viewer,
                Act::Offer {
                    record: id,
                    to: person,
                    note: Some(note.to_owned()),
                },
            )
            .await
            .map(drop),
        None => Err(crate::entering::missing("to").into()),
    };
    answered(&state, id, result, "flash-offered", |refusal| {
        offer_page(&state, &viewer, &opened, to, note, Some(refusal))
    })
}

/// Accepts what was offered.
pub(super) async fn accept(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let record = record_id(&id)?;
    state.submit(&viewer, Act::Accept { record }).await?;
    Ok(frame::see_other_with(
        &state,
        &format!("/records/{record}"),
        "flash-accepted",
    ))
}

/// Declines it, or withdraws the offer. Whoever declined may not be able to read the record any more.
pub(super) async fn decline(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let record = record_id(&id)?;
    state.submit(&viewer, Act::Decline { record }).await?;
    let back = match open(&state, &viewer, record).await {
        Ok(_) => format!("/records/{record}"),
        Err(_) => "/day".to_owned(),
    };
    Ok(frame::see_other_with(&state, &back, "flash-declined"))
}

/// Takes a record out of the queue.
pub(super) async fn take(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let record = record_id(&id)?;
    state.submit(&viewer, Act::Take { record }).await?;
    Ok(frame::see_other_with(
        &state,
        &format!("/records/{record}"),
        "flash-taken",
    ))
}

/// Asks why a record is junk.
pub(super) async fn ask_discarding(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Markup, AppError> {
    let opened = open(&state, &viewer, record_id(&id)?).await?;
    viewer.require(viewer.scope.edit.contains(&opened.page.record.record_type))?;
    Ok(discard_page(&state, &viewer, &opened, "", None))
}

/// Discards it.
pub(super) async fn discard(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let id = record_id(&id)?;
    let opened = open(&state, &viewer, id).await?;
    let reason = posted.text("reason");
    let result = state
        .submit(
            &viewer,
            Act::Discard {
                record: id,
                reason: reason.to_owned(),
            },
        )
        .await
        .map(drop);
    answered(&state, id, result, "flash-discarded", |refusal| {
        discard_page(&state, &viewer, &opened, reason, Some(refusal))
    })
}

/// Back to the record, or the form again with the reasons.
fn answered(
    state: &AppState,
    id: RecordId,
    result: Result<(), AppError>,
    flash: &'static str,
    again: impl FnOnce(&Refusal) -> Markup,
) -> Result<Response, AppError> {
    match result {
        Ok(()) => Ok(frame::see_other_with(
            state,
            &format!("/records/{id}"),
            flash,
        )),
        Err(AppError::Refused(refusal)) => {
            Ok(frame::unprocessable(again(&refusal)).into_response())
        }
        Err(error) => Err(error),
    }
}

fn offer_page(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    to: &str,
    note: &str,
    refusal: Option<&Refusal>,
) -> Markup {
    let words = &opened.words;
    let faults = refusal.map(Faults::of).unwrap_or_default();
    let mut people = widget::staff(words, &[to.to_owned()]);
    people.retain(|choice| choice.value != opened.page.record.owner.to_string());
    let fields = vec![
        Field {
            name: "to".into(),
            label: words.say("offer-to"),
            error: faults.field("to").map(|kind| words.field_fault(kind)),
            required: true,
            widget: Widget::Person {
                choices: people,
                empty: words.say("field-choose"),
            },
            ..Field::default()
        },
        Field {
            name: "note".into(),
            label: words.say("offer-note"),
            widget: Widget::LongText {
                value: note.to_owned(),
                rows: ROWS,
            },
            ..Field::default()
        },
    ];
    framed(state, viewer, opened, "offer", fields, refusal)
}

fn discard_page(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    reason: &str,
    refusal: Option<&Refusal>,
) -> Markup {
    let words = &opened.words;
    let faults = refusal.map(Faults::of).unwrap_or_default();
    let fields = vec![Field {
        name: "reason".into(),
        label: words.say("discarding-reason"),
        error: faults.note.as_ref().map(|kind| words.field_fault(kind)),
        required: true,
        widget: Widget::LongText {
            value: reason.to_owned(),
            rows: ROWS,
        },
        ..Field::default()
    }];
    framed(state, viewer, opened, "discarding", fields, refusal)
}

fn framed(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    act: &str,
    fields: Vec<Field>,
    refusal: Option<&Refusal>,
) -> Markup {
    let (words, record) = (&opened.words, &opened.page.record);
    let title = words.say(&format!("{act}-title"));
    let small = SmallForm {
        over: format!("{} {}", words.number(record), words.title(record)),
        title: title.clone(),
        action: format!("/records/{}/{act}", record.id),
        submit: words.say(&format!("{act}-submit")),
        effect: words.say(&format!("{act}-effect")),
        back: format!("/records/{}", record.id),
    };
    frame::page(
        state,
        viewer,
        Place::Queue,
        &title,
        small.page(words, fields, refusal, Some(&record.record_type)),
    )
}
