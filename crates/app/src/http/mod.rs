//! HTTP: every route in one list, the layers around them, and serving. Rules live elsewhere.

pub(crate) mod answer;
pub(crate) mod assets;
pub(crate) mod cookies;
pub(crate) mod frame;
mod guard;
mod headers;
pub(crate) mod live_stream;
mod navigation;
pub(crate) mod posted;
mod preferences;
pub(crate) mod reader;
pub(crate) mod routes;
mod serving;
mod stored_file;
pub(crate) mod viewer;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::error::AppError;
use crate::state::AppState;

pub use routes::{Door, RouteName, Verb};
pub use serving::{serve, switchable};

use routes::Routes;

/// The whole desk as a service.
pub fn router(state: AppState) -> Router {
    all_routes()
        .into_router(&state)
        .fallback(nowhere)
        .method_not_allowed_fallback(nowhere)
        .layer(DefaultBodyLimit::max(posted::POSTED_BYTES_MAX))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(state.clone(), guard::refuse_foreign))
        .layer(from_fn_with_state(state.clone(), answer::word_faults))
        .layer(from_fn_with_state(state.clone(), reader::know))
        .layer(from_fn_with_state(state.clone(), headers::add))
        .layer(CompressionLayer::new().gzip(true))
        .layer(TraceLayer::new_for_http().make_span_with(headers::span))
        .layer(from_fn(headers::number))
        .with_state(state)
}

/// Every route with its door, for tests that walk them all.
#[must_use]
pub fn route_list() -> Vec<RouteName> {
    all_routes().into_list()
}

fn all_routes() -> Routes {
    Routes::new()
        .open_get("/health", health)
        .open_get("/assets/{name}", assets::asset_by_name)
        .open_post("/settings/language", preferences::set)
        .open_post("/settings/theme", preferences::set)
        .shared_get("/live", live_stream::live)
        .shared_get("/files/{id}", stored_file::download)
        .merge(crate::sign_in::routes())
        .merge(crate::people::routes())
        .merge(crate::day::routes())
        .merge(crate::queue::routes())
        .merge(crate::record::routes())
        .merge(crate::opening::routes())
        .merge(crate::book::routes())
        .merge(crate::portal::routes())
        .merge(crate::clients::routes())
}

/// Whether the desk is up and its data can be read; for whoever watches the machine.
async fn health(State(state): State<AppState>) -> Result<&'static str, AppError> {
    state.read(|_, _| Ok(())).await?;
    Ok("ok\n")
}

async fn nowhere() -> AppError {
    AppError::NotFound
}
