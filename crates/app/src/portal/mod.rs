//! What a client sees: what we promised and by when, what waits for them, who serves them. Never a word about clocks.

mod list;
mod record;
mod words;

use axum::extract::State;
use maud::Markup;
use store::desk::clients;

pub(crate) use record::record_page;
pub(crate) use words::{is_for_client, promise as client_promise};

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::opening::openable;
use crate::state::AppState;
use crate::wording::Wording;

/// Records on a client's page.
const RECORDS_SHOWN: usize = 60;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new().shared_get("/portal", home)
}

/// A client's own page. Staff have none.
async fn home(State(state): State<AppState>, viewer: Viewer) -> Result<Markup, AppError> {
    let client = viewer.scope.portal.ok_or(AppError::NotFound)?;
    let words = Wording::load(&state, &viewer).await?;
    let seen = viewer.clone();
    let found = state
        .read(move |door, org| {
            let page = clients::one(door, org, &seen.scope.client_files, client)?;
            Ok((
                page,
                clients::records(door, org, &seen.scope, client, RECORDS_SHOWN)?,
            ))
        })
        .await?;
    let page = found.0.ok_or(AppError::NotFound)?;
    let title = words.client_name(&page.client);
    let main = list::page(
        &words,
        &viewer.person,
        &page.client,
        &found.1,
        &openable(&viewer, &words),
    );
    Ok(frame::page(&state, &viewer, Place::Portal, &title, main))
}
