//! Listening and ending: requests that came are answered, then the door shuts.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::stop::Stop;

/// How long requests may still run once the desk is asked to end.
const END_WITHIN: Duration = Duration::from_secs(10);

/// Serves until it is asked to stop.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, router: Router, stop: Stop) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (mut asked, mut late) = (stop.clone(), stop);
    let serving =
        axum::serve(listener, service).with_graceful_shutdown(async move { asked.wait().await });
    let too_late = async move {
        late.wait().await;
        tokio::time::sleep(END_WITHIN).await;
    };
    tokio::select! {
        ended = serving => ended,
        () = too_late => Ok(()),
    }
}

/// A service that answers by whichever router was handed in last: progress first, the desk later.
pub fn switchable(current: watch::Receiver<Router>) -> Router {
    Router::new().fallback(current_answer).with_state(current)
}

async fn current_answer(
    State(current): State<watch::Receiver<Router>>,
    request: Request,
) -> Response {
    let router = current.borrow().clone();
    match router.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    }
}
