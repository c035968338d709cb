//! `/files/{id}`: an attachment, for whoever may read the record that names it.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use casework::ids::FileId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::desk::files;

use super::viewer::Viewer;
use crate::error::AppError;
use crate::state::AppState;

/// Types that browsers may show by themselves; everything else is saved, whatever its sender called it.
const SHOWN: [&str; 5] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
];

/// The file, to be shown or saved.
pub(crate) async fn download(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    let id = FileId::parse(&id).ok_or(AppError::NotFound)?;
    let keyring = state.store().keyring();
    let found = state.read({
        let viewer = viewer.clone();
        move |door, org| files::read(door, &keyring, org, &viewer.scope, viewer.audience(), id)
    });
    let file = found.await?.ok_or(AppError::NotFound)?;
    let shown = SHOWN.contains(&file.media_type.as_str());
    let media_type = if shown {
        file.media_type
    } else {
        "application/octet-stream".to_owned()
    };
    let way = if shown { "inline" } else { "attachment" };
    let name = utf8_percent_encode(&file.name, NON_ALPHANUMERIC);
    let disposition = format!("{way}; filename*=UTF-8''{name}");
    Ok((
        [
            (CONTENT_TYPE, media_type),
            (CONTENT_DISPOSITION, disposition),
        ],
        file.bytes,
    )
        .into_response())
}
