//! Clients: the list, and the page of one with its contacts, who serves it, its promises and its records.

mod page;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::ids::ClientId;
use maud::Markup;
use store::desk::clients;

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// Records shown on a client's page.
const RECORDS_SHOWN: usize = 40;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/clients", list)
        .get("/clients/{id}", show)
}

async fn list(State(state): State<AppState>, viewer: Viewer) -> Result<Markup, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let seen = viewer.clone();
    let found = state
        .read(move |door, org| clients::list(door, org, &seen.scope.client_files))
        .await?;
    let title = words.say("clients-title");
    Ok(frame::page(
        &state,
        &viewer,
        Place::Clients,
        &title,
        page::list(&words, &found),
    ))
}

async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let id = ClientId::parse(&id).ok_or(AppError::NotFound)?;
    let words = Wording::load(&state, &viewer).await?;
    let seen = viewer.clone();
    let found = state
        .read(move |door, org| {
            let Some(client) = clients::one(door, org, &seen.scope.client_files, id)? else {
                return Ok(None);
            };
            Ok(Some((
                client,
                clients::records(door, org, &seen.scope, id, RECORDS_SHOWN)?,
            )))
        })
        .await?;
    let (client, records) = found.ok_or(AppError::NotFound)?;
    let title = words.client_name(&client.client);
    let main = page::page(&words, &client, &records);
    Ok(frame::page(&state, &viewer, Place::Clients, &title, main).into_response())
}
