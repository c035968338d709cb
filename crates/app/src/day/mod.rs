//! My day: what the reader owes, soonest first, what recurs this week, and what waits for their yes.

mod act;
mod aside;
mod line;
mod load;
mod page;

use axum::extract::State;
use axum::response::Response;
use maud::Markup;

pub(crate) use act::first_act;

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new().shared_get("/", home).get("/day", my_day)
}

/// The first page: my day for staff, their own page for a client.
async fn home(viewer: Viewer) -> Response {
    frame::see_other(if viewer.is_contact() {
        "/portal"
    } else {
        "/day"
    })
}

async fn my_day(State(state): State<AppState>, viewer: Viewer) -> Result<Markup, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let today = load::today(&state, &viewer, &words).await?;
    let title = words.say("day-title");
    Ok(frame::page(
        &state,
        &viewer,
        Place::Day,
        &title,
        page::page(&words, &today),
    ))
}
