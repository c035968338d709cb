//! Acts on one person. Each leads back to their page, with what was done or why not.

use axum::extract::{Path, State};
use axum::response::Response;
use casework::Refusal;
use casework::command::Act;
use casework::ids::PersonId;
use casework::refusal::ReasonKind;
use store::desk::{people, sessions, tokens};

use super::person;
use super::roster::{Roster, parse_holding};
use crate::error::AppError;
use crate::http::frame;
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::sign_in;
use crate::state::AppState;

/// Gives a role.
pub(super) async fn grant(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let person = parse(&id)?;
    let (role, scope) = parse_holding(posted.text("holding")).ok_or(AppError::NotFound)?;
    act(
        &state,
        &viewer,
        person,
        Act::GrantRole {
            person,
            role,
            scope,
        },
        "people-granted",
    )
    .await
}

/// Takes a role back.
pub(super) async fn end_role(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, AppError> {
    let person = parse(&id)?;
    let (role, scope) = parse_holding(posted.text("holding")).ok_or(AppError::NotFound)?;
    act(
        &state,
        &viewer,
        person,
        Act::EndRole {
            person,
            role,
            scope,
        },
        "people-role-ended",
    )
    .await
}

/// Puts a person aside, and signs them out everywhere.
pub(super) async fn deactivate(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let person = parse(&id)?;
    let answer = act(
        &state,
        &viewer,
        person,
        Act::Deactivate { person },
        "people-deactivated",
    )
    .await?;
    if answer.status().is_redirection() {
        state
            .write(move |door, org| {
                sessions::close_all(door, org, person)?;
                tokens::end_all(door, org, person)
            })
            .await?;
    }
    Ok(answer)
}

/// Lets a person act again.
pub(super) async fn reactivate(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let person = parse(&id)?;
    act(
        &state,
        &viewer,
        person,
        Act::Reactivate { person },
        "people-reactivated",
    )
    .await
}

/// Sends the invitation once more; the link of the earlier one ends.
pub(super) async fn invite_again(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let id = parse(&id)?;
    viewer.require(Roster::load(&state, &viewer).await?.may_edit)?;
    let held = state
        .read(move |door, org| people::one(door, org, id))
        .await?;
    let held = held
        .filter(|held| held.person.active)
        .ok_or(AppError::NotFound)?;
    sign_in::send_invitation(
        &state,
        &held.person,
        &format!("again:{id}:{}", viewer.now.0),
    )
    .await?;
    Ok(frame::see_other_with(
        &state,
        &format!("/people/{id}"),
        "people-invited-again",
    ))
}

/// The person's page with every reason.
pub(super) async fn refused(
    state: &AppState,
    viewer: &Viewer,
    person: PersonId,
    refusal: Refusal,
) -> Result<Response, AppError> {
    let roster = Roster::load(state, viewer).await?;
    Ok(frame::unprocessable(person::page(
        state,
        viewer,
        &roster,
        person,
        Some(&refusal),
    )?))
}

async fn act(
    state: &AppState,
    viewer: &Viewer,
    person: PersonId,
    act: Act,
    done: &'static str,
) -> Result<Response, AppError> {
    match state.submit(viewer, act).await {
        Ok(_) => Ok(frame::see_other_with(
            state,
            &format!("/people/{person}"),
            done,
        )),
        Err(AppError::Refused(refusal)) => refused(state, viewer, person, refusal).await,
        Err(error) => Err(error),
    }
}

fn parse(id: &str) -> Result<PersonId, AppError> {
    PersonId::parse(id).ok_or_else(|| ReasonKind::NotFound.into())
}
