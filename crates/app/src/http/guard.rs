//! Refuses forms that another site sends in the name of whoever is signed in here. See `docs/decisions/0011-foreign-forms-are-refused-by-header.md`.

use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::AppError;
use crate::state::AppState;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets a request pass that changes nothing, or that comes from our own pages.
pub(crate) async fn refuse_foreign(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let changes_nothing = matches!(*request.method(), Method::GET | Method::HEAD);
    if changes_nothing || is_own(request.headers(), state.config().authority()) {
        return next.run(request).await;
    }
    AppError::Foreign.into_response()
}

/// Whether the browser says that our own page sent it. Who says nothing is no browser, and its cookie isn't believed.
fn is_own(headers: &HeaderMap, authority: &str) -> bool {
    let said = |name: &HeaderName| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    if let Some(site) = said(&SEC_FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    let Some((_, origin)) = said(&ORIGIN).and_then(|origin| origin.split_once("://")) else {
        return false;
    };
    !origin.is_empty() && (origin == authority || said(&HOST) == Some(origin))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_our_own_pages_may_send_forms() {
        let check = |headers: &[(&'static str, &'static str)], own: bool| {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.insert(*name, HeaderValue::from_static(value));
            }
            assert_eq!(is_own(&map, "desk.example"), own, "{headers:?}");
        };
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("sec-fetch-site", "same-site")], false);
        check(
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://desk.example"),
            ],
            false,
        );
        check(&[("origin", "https://desk.example")], true);
        check(
            &[("origin", "http://inner:8080"), ("host", "inner:8080")],
            true,
        );
        check(
            &[("origin", "https://evil.example"), ("host", "desk.example")],
            false,
        );
        check(&[("origin", "null"), ("host", "desk.example")], false);
        check(&[("origin", "https://"), ("host", "")], false);
        check(&[("host", "desk.example")], false);
    }
}
