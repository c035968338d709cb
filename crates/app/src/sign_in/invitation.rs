//! A link that works once: it sets the first password, or a new one.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::people::Person;
use store::desk::{passwords, people, tokens};

use super::page;
use super::password;
use super::session;
use super::token::Token;
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::reader::Reader;
use crate::state::AppState;
use crate::ui::link::Link;

/// The form behind the link, or a sentence if the link doesn't work any more.
pub(super) async fn form(
    State(state): State<AppState>,
    reader: Reader,
    Path(token): Path<String>,
) -> Result<Response, AppError> {
    match person_of(&state, &token).await? {
        Some((_, person)) => Ok(show(&state, &reader, &person, None)),
        None => Ok(over(&state, &reader)),
    }
}

/// Sets the password, uses the link up and signs in.
pub(super) async fn set_password(
    State(state): State<AppState>,
    reader: Reader,
    Path(token): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let Some((token, person)) = person_of(&state, &token).await? else {
        return Ok(over(&state, &reader));
    };
    if let Err(fault) = password::check(posted.text("password"), posted.text("again")) {
        let error = reader.voice.say_with(
            fault.key(),
            &[("characters", password::CHARACTERS_MIN.into())],
        );
        let mut answer = show(&state, &reader, &person, Some(error));
        *answer.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(answer);
    }
    let hash = password::hash(&state, posted.text("password").to_owned()).await?;
    let now = state.now();
    let redeemed = state.write(move |door, org| {
        let redeemed = tokens::redeem(door, org, token.bytes(), now)?;
        if let Some(used) = &redeemed {
            passwords::set(door, org, used.person, &hash, now)?;
        }
        Ok(redeemed)
    });
    match redeemed.await? {
        Some(_) => session::open(&state, &reader, &person, "/").await,
        None => Ok(over(&state, &reader)),
    }
}

/// Whom a link is for, as long as it works and they may sign in.
async fn person_of(state: &AppState, token: &str) -> Result<Option<(Token, Person)>, AppError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let now = state.now();
    let found = state.read(
        move |door, org| match tokens::peek(door, org, token.bytes(), now)? {
            Some(known) => people::one(door, org, known.person),
            None => Ok(None),
        },
    );
    Ok(found
        .await?
        .filter(|held| held.person.active)
        .map(|held| (token, held.person)))
}

fn show(state: &AppState, reader: &Reader, person: &Person, error: Option<String>) -> Response {
    let action = reader.path.split('?').next().unwrap_or_default();
    let body = page::new_password(reader.voice, action, person.name.text_or_empty(), error);
    frame::bare(state, reader, &reader.voice.say("password-title"), body).into_response()
}

fn over(state: &AppState, reader: &Reader) -> Response {
    let voice = reader.voice;
    let way = Link {
        label: voice.say("reset-title"),
        href: "/resets".to_owned(),
    };
    let body = page::told(&voice.say("link-over-title"), &voice.say("link-over"), way);
    let page = frame::bare(state, reader, &voice.say("link-over-title"), body);
    (axum::http::StatusCode::GONE, page).into_response()
}
