//! `/live`: tells an open page that something changed, so that it reads anew.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::Stream;
use tokio_stream::wrappers::ReceiverStream;

use super::viewer::Viewer;
use crate::error::AppError;
use crate::live::Change;
use crate::state::AppState;

/// Pages that listen at a time; more are asked to read anew by themselves.
pub(crate) const LISTENERS_MAX: usize = 2_000;
/// Changes that follow each other faster than this are told as one.
const PAUSE: Duration = Duration::from_millis(500);
/// A sign of life, before anything in between gives the connection up.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// The stream of changes for one open page. It ends when the session's page is closed or the desk stops.
pub(crate) async fn live(
    State(state): State<AppState>,
    viewer: Viewer,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, AppError> {
    let permit = state.listener().ok_or(AppError::Busy)?;
    let (sender, receiver) = mpsc::channel(1);
    let changes = state.live().listen();
    let mut stop = state.stop();
    tokio::spawn(async move {
        tokio::select! {
            () = stop.wait() => {}
            () = sender.closed() => {}
            () = tell(changes, viewer, &sender) => {}
        }
        drop(permit);
    });
    let alive = KeepAlive::new().interval(SIGN_OF_LIFE);
    Ok(Sse::new(ReceiverStream::new(receiver)).keep_alive(alive))
}

async fn tell(
    mut changes: Receiver<Change>,
    viewer: Viewer,
    sender: &mpsc::Sender<Result<Event, Infallible>>,
) {
    loop {
        let concerns = match changes.recv().await {
            Ok(change) => change.concerns(&viewer.scope),
            // Some were missed: whether they concern the reader isn't known, so the page reads anew.
            Err(RecvError::Lagged(_)) => true,
            Err(RecvError::Closed) => return,
        };
        if concerns {
            if sender
                .send(Ok(Event::default().data("change")))
                .await
                .is_err()
            {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
