//! What is written on a record: a reply, a note, what the client said, and what the client writes.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::command::{Act, Words};
use casework::ids::RecordId;
use casework::secret::KeyOwner;
use jiff::civil::DateTime;
use worktime::Instant;

use super::load::open;
use super::talk::Draft;
use super::{Asked, record_id, shown};
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;

/// Takes words in any mode of the composer.
pub(super) async fn write(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let mode = if viewer.is_contact() { "client".to_owned() } else { posted.text("mode").to_owned() };
    take(&state, &viewer, record_id(&id)?, &mode, posted).await
}

/// Takes a note, whatever the mode.
pub(super) async fn note(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    take(&state, &viewer, record_id(&id)?, "note", posted).await
}

async fn take(state: &AppState, viewer: &Viewer, id: RecordId, mode: &str, mut posted: Posted) -> Result<Response, AppError> {
    let opened = open(state, viewer, id).await?;
    let mut draft = Draft {
        mode: mode.to_owned(),
        text: posted.text("text").to_owned(),
        happened_at: posted.text("happened_at").to_owned(),
        is_urgent: posted.has("urgent"),
        error: None,
    };
    // An empty text isn't worth storing files for.
    let is_empty = draft.text.trim().is_empty();
    let kept = match is_empty {
        true => Err(casework::refusal::ReasonKind::Empty.into()),
        false => {
            let owner = opened.page.record.client.map_or(KeyOwner::Person(viewer.person.id), KeyOwner::Client);
            state.keep_files(viewer, owner, &mut posted, "files").await
        }
    };
    let done = match kept {
        Ok(files) => {
            let words = Words { record: id, text: draft.text.clone(), urgent: draft.is_urgent, files };
            let at = (mode == "said").then(|| moment(viewer, &draft.happened_at)).flatten();
            state.submit_for(viewer.doer(), at, act(mode, words)).await.map(drop)
        }
        Err(error) => Err(error),
    };
    let error = match done {
        Ok(()) => return Ok(frame::see_other_with(state, &format!("/records/{id}#write"), flash(mode))),
        Err(error) => error,
    };
    draft.error = Some(match &error {
        AppError::Refused(refusal) => {
            let reasons = opened.words.reasons(&refusal.reasons, Some(&opened.page.record.record_type));
            reasons.into_iter().map(|reason| reason.text + &reason.help.unwrap_or_default()).collect::<Vec<_>>().join(" ")
        }
        AppError::TooLarge { limit_bytes } => {
            let megabytes = i64::try_from(limit_bytes >> 20).unwrap_or(i64::MAX);
            opened.words.say_with("write-file-too-large", &[("megabytes", megabytes.into())])
        }
        _ => return Err(error),
    });
    Ok(frame::unprocessable(shown(state, viewer, &opened, &Asked::default(), &draft)).into_response())
}

fn act(mode: &str, words: Words) -> Act {
    match mode {
        "reply" => Act::Send(words),
        "said" | "client" => Act::Receive(words),
        // Whatever isn't known stays inside the house.
        _ => Act::Note(words),
    }
}

fn flash(mode: &str) -> &'static str {
    match mode {
        "reply" => "flash-replied",
        "said" => "flash-said",
        "client" => "flash-client-wrote",
        _ => "flash-noted",
    }
}

/// When it was said; none is now. To the minute, so the minute that runs counts as now.
fn moment(viewer: &Viewer, typed: &str) -> Option<Instant> {
    let civil = typed.parse::<DateTime>().ok()?;
    let at = viewer.zone.instant(civil);
    let is_this_minute = viewer.now.since(at).abs() < worktime::micros::MINUTE;
    (!is_this_minute).then_some(at)
}
