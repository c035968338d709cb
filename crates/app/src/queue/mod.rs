//! The queue: all records that the reader may read, by view, filter and order. Every list has an address.

mod address;
mod menus;
mod page;

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use casework::clients::Client;
use store::desk::Capped;
use store::desk::queue::{self, Ask, QueuePage, View};
use store::desk::{clients, record};

use address::{Address, Asked};

use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::routes::Routes;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/queue", list)
}

/// What the page shows.
struct Found {
    counts: BTreeMap<View, Capped>,
    page: QueuePage,
    count: Capped,
    /// The client that the list is narrowed to.
    client: Option<Client>,
}

async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, AppError> {
    let words = Wording::load(&state, &viewer).await?;
    let address = Address::of(&asked);
    if let Some(number) = address.number.clone() {
        let seen = viewer.clone();
        let hit = state
            .read(move |door, org| record::by_number(door, org, &seen.scope, &number))
            .await?;
        if let Some(record) = hit {
            return Ok(frame::see_other(&Wording::record_href(&record)));
        }
    }
    let found = find(&state, &viewer, &address).await?;
    let main = page::page(&words, &viewer.scope, &address, &found);
    Ok(frame::page(
        &state,
        &viewer,
        Place::Queue,
        &words.say("queue-title"),
        main,
    )
    .into_response())
}

async fn find(state: &AppState, viewer: &Viewer, address: &Address) -> Result<Found, AppError> {
    let (seen, address) = (viewer.clone(), address.clone());
    state
        .read(move |door, org| {
            let ask = Ask {
                scope: &seen.scope,
                view: address.view,
                filter: address.filter(),
                sort: address.view.sort(address.sort),
                after: address.after.clone(),
                now: seen.now,
            };
            let client = match address.client {
                Some(client) => clients::one(door, org, &seen.scope.client_files, client)?
                    .map(|page| page.client),
                None => None,
            };
            let counts = queue::counts(door, org, &seen.scope, seen.now)?;
            Ok(Found {
                counts,
                page: queue::page(door, org, &ask)?,
                count: queue::count(door, org, &ask)?,
                client,
            })
        })
        .await
}
