//! Asking for a new password. The answer is the same whether or not somebody has that address.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use store::desk::people;

use super::{letter, page};
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::reader::Reader;
use crate::state::AppState;
use crate::ui::link::Link;

/// The form.
pub(super) async fn form(State(state): State<AppState>, reader: Reader) -> Response {
    let body = page::ask_reset(reader.voice, "");
    frame::bare(&state, &reader, &reader.voice.say("reset-title"), body).into_response()
}

/// Sends a link, if the address is somebody's.
pub(super) async fn ask(
    State(state): State<AppState>,
    reader: Reader,
    posted: Posted,
) -> Result<Response, AppError> {
    let mail = posted.text("mail").trim().to_lowercase();
    let found = state
        .read(move |door, org| people::by_mail(door, org, &mail))
        .await?;
    if let Some(person) = found {
        let state = state.clone();
        // Sent aside: how long it takes would tell whether the address is known.
        tokio::spawn(async move {
            if let Err(error) = letter::send_reset(&state, &person).await {
                tracing::error!(?error, "a link for a new password couldn't be sent");
            }
        });
    }
    let voice = reader.voice;
    let way = Link {
        label: voice.say("sign-in-title"),
        href: "/sign-in".to_owned(),
    };
    let body = page::told(&voice.say("reset-title"), &voice.say("reset-sent"), way);
    Ok(frame::bare(&state, &reader, &voice.say("reset-title"), body).into_response())
}
