//! The page of one record: its promises, its conversation, what can be done now and what not yet, its facts and history.

mod acts;
mod axis;
mod facts;
mod load;
mod page;
mod promise;
mod small_form;
mod step_form;
mod steps;
mod talk;
mod why;
mod words;
mod writing;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use casework::ids::RecordId;
use serde::Deserialize;

pub(crate) use facts::record_fields;
pub(crate) use load::{Opened, open};
pub(crate) use steps::open_steps;
pub(crate) use talk::entries;
pub(crate) use writing::{Draft, client_composer};

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::portal;
use crate::state::AppState;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .shared_get("/records/{id}", show)
        .shared_post("/records/{id}/messages", words::write)
        .post("/records/{id}/notes", words::note)
        .shared_get("/records/{id}/steps/{step}", step_form::ask)
        .shared_post("/records/{id}/steps/{step}", step_form::take)
        .get("/records/{id}/offer", acts::ask_offer)
        .post("/records/{id}/offer", acts::offer)
        .post("/records/{id}/acceptance", acts::accept)
        .post("/records/{id}/refusal", acts::decline)
        .post("/records/{id}/taking", acts::take)
        .get("/records/{id}/discarding", acts::ask_discarding)
        .post("/records/{id}/discarding", acts::discard)
        .get("/promises/{id}", promise::show)
        .shared_get("/promises/{id}/why", why::show)
        .get("/promises/{id}/waiver", promise::ask)
        .post("/promises/{id}/waiver", promise::waive)
}

/// What the address of a record may ask for besides.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `all` shows the whole history.
    pub history: String,
    /// Which messages: `client`, `internal`, or all.
    pub talk: String,
}

async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let opened = open(&state, &viewer, record_id(&id)?).await?;
    Ok(shown(&state, &viewer, &opened, &asked, &Draft::default()).into_response())
}

/// The whole page, for staff or for the client.
fn shown(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    asked: &Asked,
    draft: &Draft,
) -> maud::Markup {
    let title = opened.words.number(&opened.page.record);
    if viewer.is_contact() {
        let main = portal::record_page(opened, draft);
        return frame::page(state, viewer, Place::Portal, &title, main);
    }
    frame::page(
        state,
        viewer,
        Place::Queue,
        &title,
        page::page(viewer, opened, asked, draft),
    )
}

/// The record of an address. What isn't one is not there.
fn record_id(text: &str) -> Result<RecordId, AppError> {
    RecordId::parse(text).ok_or(AppError::NotFound)
}
