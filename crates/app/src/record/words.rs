//! What is written on a record: a reply, a note, what the client said, and what the client writes.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::command::{Act, Words};
use casework::ids::RecordId;
use casework::refusal::ReasonKind;
use casework::secret::KeyOwner;
use jiff::civil::DateTime;
use worktime::Instant;

use super::load::{Opened, open};
use super::writing::Draft;
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
    let mode = if viewer.is_contact() {
        "client".to_owned()
    } else {
        posted.text("mode").to_owned()
    };
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

async fn take(
    state: &AppState,
    viewer: &Viewer,
    id: RecordId,
    mode: &str,
    mut posted: Posted,
) -> Result<Response, AppError> {
    let opened = open(state, viewer, id).await?;
    let draft = Draft {
        mode: mode.to_owned(),
        text: posted.text("text").to_owned(),
        happened_at: posted.text("happened_at").to_owned(),
        is_urgent: posted.has("urgent"),
        error: None,
    };
    match write_down(state, viewer, &opened, &draft, &mut posted).await {
        Ok(()) => {
            let place = format!("/records/{id}#write");
            Ok(frame::see_other_with(state, &place, flash(mode)))
        }
        Err(error) => {
            let error = Some(worded(&opened, error)?);
            let again = shown(
                state,
                viewer,
                &opened,
                &Asked::default(),
                &Draft { error, ..draft },
            );
            Ok(frame::unprocessable(again).into_response())
        }
    }
}

/// Stores the files, then does the act that names them.
async fn write_down(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    draft: &Draft,
    posted: &mut Posted,
) -> Result<(), AppError> {
    // An empty text isn't worth storing files for.
    if draft.text.trim().is_empty() {
        return Err(ReasonKind::Empty.into());
    }
    let record = &opened.page.record;
    let owner = record
        .client
        .map_or(KeyOwner::Person(viewer.person.id), KeyOwner::Client);
    let files = state.keep_files(viewer, owner, posted, "files").await?;
    let words = Words {
        record: record.id,
        text: draft.text.clone(),
        urgent: draft.is_urgent,
        files,
    };
    let is_said = draft.mode == "said";
    let at = is_said
        .then(|| moment(viewer, &draft.happened_at))
        .flatten();
    let done = state
        .submit_for(viewer.doer(), at, act(&draft.mode, words))
        .await;
    done.map(drop)
}

/// What stands in the way, for the line over the text. Other errors have pages of their own.
fn worded(opened: &Opened, error: AppError) -> Result<String, AppError> {
    match &error {
        AppError::Refused(refusal) => {
            let record_type = &opened.page.record.record_type;
            let reasons = opened.words.reasons(&refusal.reasons, Some(record_type));
            let sentences = reasons
                .into_iter()
                .flat_map(|reason| [Some(reason.text), reason.help]);
            Ok(sentences.flatten().collect::<Vec<_>>().join(" "))
        }
        AppError::TooLarge { limit_bytes } => {
            let megabytes = i64::try_from(limit_bytes >> 20).unwrap_or(i64::MAX);
            let facts = [("megabytes", megabytes.into())];
            Ok(opened.words.say_with("write-file-too-large", &facts))
        }
        _ => Err(error),
    }
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
