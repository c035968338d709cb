//! Opening and closing sessions.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use casework::ids::PersonId;
use casework::people::Person;
use serde::Deserialize;
use store::desk::sessions::NewSession;
use store::desk::throttle::{self, Verdict};
use store::desk::{passwords, people, sessions};
use worktime::micros;

use super::page::{self, SignIn};
use super::password;
use super::token::Token;
use crate::error::AppError;
use crate::http::posted::Posted;
use crate::http::reader::Reader;
use crate::http::{cookies, frame, viewer};
use crate::state::AppState;

/// How long a session lives at the longest, however busy.
const SESSION_MICROS: i64 = 90 * micros::DAY;
/// Longest address of mail that is looked up.
const MAIL_BYTES_MAX: usize = 320;

/// Where the request comes from, if that is known: a router that is called without a socket has no peer.
type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    back: String,
}

/// The form, or the first page of who is signed in already.
pub(super) async fn form(
    State(state): State<AppState>,
    reader: Reader,
    Query(Back { back }): Query<Back>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    if viewer::find(&state, &reader, &headers, false)
        .await?
        .is_some()
    {
        return Ok(frame::see_other(frame::own_path(&back)));
    }
    Ok(show(&state, &reader, "", &back, None))
}

/// Signs in, or says why not without saying whether there is such a person.
pub(super) async fn sign_in(
    State(state): State<AppState>,
    reader: Reader,
    peer: Peer,
    posted: Posted,
) -> Result<Response, AppError> {
    let (mail, back) = (
        posted.text("mail").trim().to_lowercase(),
        posted.text("back").to_owned(),
    );
    let address = peer.map_or_else(String::new, |Extension(ConnectInfo(address))| {
        address.ip().to_string()
    });
    let found = match look_up(&state, &mail, &address).await? {
        LookedUp::Wait => {
            let mut answer = show(
                &state,
                &reader,
                &mail,
                &back,
                Some(reader.voice.say("sign-in-too-often")),
            );
            *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            return Ok(answer);
        }
        LookedUp::Found(found) => found,
    };
    let right = password::is_right(&state, posted.text("password").to_owned(), found.hash).await?;
    let now = state.now();
    match found.person.filter(|_| right) {
        Some(person) => {
            state
                .write(move |door, org| throttle::succeeded(door, org, &mail))
                .await?;
            open(&state, &reader, &person, &back).await
        }
        None => {
            let tried = mail.clone();
            state
                .write(move |door, org| throttle::failed(door, org, &tried, &address, now))
                .await?;
            let mut answer = show(
                &state,
                &reader,
                &mail,
                &back,
                Some(reader.voice.say("sign-in-wrong")),
            );
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
    }
}

/// Signs in as a person of the demonstration; only there are there any.
pub(super) async fn sign_in_as_sample(
    State(state): State<AppState>,
    reader: Reader,
    posted: Posted,
) -> Result<Response, AppError> {
    let wanted = PersonId::parse(posted.text("person")).ok_or(AppError::NotFound)?;
    if !state
        .config()
        .samples
        .iter()
        .any(|sample| sample.person == wanted)
    {
        return Err(AppError::NotFound);
    }
    let held = state
        .read(move |door, org| people::one(door, org, wanted))
        .await?;
    let held = held
        .filter(|held| held.person.active)
        .ok_or(AppError::NotFound)?;
    open(&state, &reader, &held.person, "/").await
}

/// Signs out.
pub(super) async fn sign_out(
    State(state): State<AppState>,
    reader: Reader,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let mut answer = frame::see_other("/sign-in");
    let token = cookies::read(&headers, reader.transport, cookies::SESSION).and_then(Token::parse);
    if let Some(token) = token {
        state
            .write(move |door, org| sessions::close(door, org, token.bytes()))
            .await?;
    }
    cookies::clear(&mut answer, reader.transport, cookies::SESSION);
    Ok(answer)
}

/// Opens a session and leads on.
pub(super) async fn open(
    state: &AppState,
    reader: &Reader,
    person: &Person,
    back: &str,
) -> Result<Response, AppError> {
    let (token, now, id) = (Token::new(state.random()), state.now(), person.id);
    state
        .write(move |door, org| {
            let session = NewSession {
                token: token.bytes(),
                person: id,
                now,
                expires_at: now.plus(SESSION_MICROS),
            };
            sessions::open(door, org, &session)
        })
        .await?;
    let mut answer = frame::see_other(frame::own_path(back));
    cookies::write(
        &mut answer,
        reader.transport,
        cookies::SESSION,
        &token.text(),
        SESSION_MICROS / micros::SECOND,
    );
    Ok(answer)
}

/// A person and the hash of their password, as far as there are any.
struct Found {
    person: Option<Person>,
    hash: Option<String>,
}

enum LookedUp {
    /// Too many failures; not yet again.
    Wait,
    /// Whoever has the address.
    Found(Box<Found>),
}

async fn look_up(state: &AppState, mail: &str, address: &str) -> Result<LookedUp, AppError> {
    let (mail, address, now) = (mail.to_owned(), address.to_owned(), state.now());
    state
        .read(move |door, org| {
            if throttle::verdict(door, org, &mail, &address, now)? != Verdict::Free {
                return Ok(LookedUp::Wait);
            }
            let person = match mail.len() <= MAIL_BYTES_MAX {
                true => people::by_mail(door, org, &mail)?,
                false => None,
            };
            let hash = match &person {
                Some(person) => passwords::hash_of(door, org, person.id)?,
                None => None,
            };
            Ok(LookedUp::Found(Box::new(Found { person, hash })))
        })
        .await
}

fn show(
    state: &AppState,
    reader: &Reader,
    mail: &str,
    back: &str,
    error: Option<String>,
) -> Response {
    let view = SignIn {
        mail,
        back,
        error,
        samples: &state.config().samples,
    };
    let body = page::sign_in(reader.voice, view);
    frame::bare(state, reader, &reader.voice.say("sign-in-title"), body).into_response()
}
