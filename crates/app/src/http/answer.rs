//! The one place where errors become answers: a status, and a page or JSON in the reader's language.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use casework::refusal::ReasonKind;
use maud::{Markup, html};
use serde::Serialize;
use worktime::micros;

use super::frame;
use super::headers::RequestNumber;
use super::reader::Reader;
use crate::error::AppError;
use crate::state::AppState;
use crate::texts::Voice;
use crate::ui::link::Link;
use crate::ui::notice::{self, ErrorPage, Refusal};
use crate::wording;

/// An error on its way to the layer that words it.
#[derive(Clone)]
struct Fault(Arc<AppError>);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut answer = status(&self).into_response();
        answer.extensions_mut().insert(Fault(Arc::new(self)));
        answer
    }
}

/// Words errors, whoever answered with them.
pub(crate) async fn word_faults(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let reader = request.extensions().get::<Reader>().cloned();
    let number = request.extensions().get::<RequestNumber>().copied();
    let wants_json = wants_json(request.headers());
    let answer = next.run(request).await;
    let (Some(reader), Some(error)) = (reader, error_of(&answer)) else {
        return answer;
    };
    log(&error, number);
    let mut worded = match wants_json {
        true => Json(ErrorJson::new(reader.voice, &error)).into_response(),
        false => frame::bare(
            &state,
            &reader,
            &title(reader.voice, &error),
            page(&state, &reader, &error, number),
        )
        .into_response(),
    };
    *worded.status_mut() = answer.status();
    if let AppError::TooMany { until } = &*error {
        let seconds = until.since(state.now()) / micros::SECOND + 1;
        worded
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    }
    worded
}

/// An error as JSON.
#[derive(Serialize)]
struct ErrorJson {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
}

impl ErrorJson {
    fn new(voice: Voice, error: &AppError) -> Self {
        let reasons = reasons(voice, error)
            .into_iter()
            .map(|reason| reason.text)
            .collect();
        Self {
            code: error.code(),
            message: sentence(voice, error),
            reasons,
        }
    }
}

fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::SignedOut => StatusCode::UNAUTHORIZED,
        AppError::Refused(refusal) => {
            let stale = refusal
                .reasons
                .iter()
                .any(|reason| matches!(reason.kind, ReasonKind::Stale { .. }));
            if stale {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
        AppError::BadInput(_) => StatusCode::BAD_REQUEST,
        AppError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        AppError::Foreign => StatusCode::FORBIDDEN,
        AppError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        AppError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Store(error) if error.is_passing() => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Store(_) | AppError::Mail(_) | AppError::Lost => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// The error behind an answer. The framework answers some by itself, in its own words: those are told by their status.
fn error_of(answer: &Response) -> Option<Arc<AppError>> {
    if let Some(Fault(error)) = answer.extensions().get::<Fault>() {
        return Some(Arc::clone(error));
    }
    let is_plain = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let error = match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => AppError::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge {
            limit_bytes: super::posted::POSTED_BYTES_MAX as u64,
        },
        status if status.is_client_error() => {
            AppError::BadInput(crate::error::InputFault::Malformed)
        }
        status if status.is_server_error() => AppError::Lost,
        _ => return None,
    };
    is_plain.then(|| Arc::new(error))
}

fn log(error: &AppError, number: Option<RequestNumber>) {
    let number = number.map_or(0, |number| number.0);
    match error {
        AppError::Store(fault) => tracing::error!(number, %fault, "the store failed"),
        AppError::Mail(fault) => tracing::error!(number, %fault, "a mail couldn't be sent"),
        AppError::Lost => tracing::error!(number, "the work was broken off"),
        other => tracing::debug!(number, code = other.code(), "refused"),
    }
}

fn page(
    state: &AppState,
    reader: &Reader,
    error: &AppError,
    number: Option<RequestNumber>,
) -> Markup {
    let voice = reader.voice;
    let reasons = reasons(voice, error);
    if !reasons.is_empty() {
        let refusal = Refusal {
            title: title(voice, error),
            reasons,
            ways: ways(voice, reader, error),
            ..Refusal::default()
        };
        return notice::refusal(&refusal);
    }
    let is_fault = status(error).is_server_error();
    let reference = number.filter(|_| is_fault).map(|number| {
        voice.say_with(
            "fault-reference",
            &[
                ("number", number.0.into()),
                ("time", state.now().to_string().into()),
            ],
        )
    });
    let shown = ErrorPage {
        title: title(voice, error),
        sentence: sentence(voice, error),
        ways: ways(voice, reader, error),
        reference,
    };
    html! { (notice::error_page(&shown)) }
}

fn title(voice: Voice, error: &AppError) -> String {
    voice.say(&format!("fault-{}-title", error.code()))
}

fn sentence(voice: Voice, error: &AppError) -> String {
    let key = format!("fault-{}", error.code());
    match error {
        AppError::TooLarge { limit_bytes } => {
            voice.say_with(&key, &[("megabytes", (limit_bytes >> 20).into())])
        }
        _ => voice.say(&key),
    }
}

fn ways(voice: Voice, reader: &Reader, error: &AppError) -> Vec<Link> {
    match error {
        AppError::SignedOut => vec![Link {
            label: voice.say("sign-in-title"),
            href: frame::sign_in_path(&reader.path),
        }],
        _ => vec![Link {
            label: voice.say("fault-way-home"),
            href: "/".to_owned(),
        }],
    }
}

/// Reasons in words. Names of people and states need the record's own page, which shows them itself.
fn reasons(voice: Voice, error: &AppError) -> Vec<crate::ui::link::Reason> {
    match error {
        AppError::Refused(refusal) => wording::refusal::reasons(voice, None, None, None, refusal),
        _ => Vec::new(),
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"))
}
