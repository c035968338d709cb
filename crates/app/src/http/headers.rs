//! Headers that every answer carries, and the number by which a request is found in the log.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

/// No script, style, picture or form from anywhere but here; nobody may frame the desk.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Two years, as browsers' lists ask for.
const TLS_ONLY: &str = "max-age=63072000";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Number of a request since the program started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RequestNumber(pub(crate) u64);

static REQUESTS: AtomicU64 = AtomicU64::new(1);

/// Gives the request its number, for the log and for whoever asks for help.
pub(crate) async fn number(mut request: Request, next: Next) -> Response {
    let number = RequestNumber(REQUESTS.fetch_add(1, Ordering::Relaxed));
    request.extensions_mut().insert(number);
    let mut answer = next.run(request).await;
    answer
        .headers_mut()
        .insert(REQUEST_ID, HeaderValue::from(number.0));
    answer
}

/// The span of a request in the log: no query and no header, since these may name people.
pub(crate) fn span(request: &Request) -> tracing::Span {
    let number = request
        .extensions()
        .get::<RequestNumber>()
        .map_or(0, |number| number.0);
    tracing::info_span!("request", number, method = %request.method(), path = request.uri().path())
}

/// Adds what browsers need to know.
pub(crate) async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    );
    // Pages hold personal data: no cache keeps them, and going back asks again.
    set(header::CACHE_CONTROL, "no-store");
    if state.config().is_secure() {
        set(header::STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    answer
}
