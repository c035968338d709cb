//! What can go wrong between a request and its answer. It knows no HTTP: `http::answer` turns it into pages.

use casework::Refusal;
use casework::refusal::ReasonKind;
use store::{StoreError, SubmitError};
use worktime::Instant;

/// Why an answer can't be what was asked for.
#[derive(Clone, Debug)]
pub enum AppError {
    /// There is no such thing, or the asker may not know of it.
    NotFound,
    /// The asker has to sign in first.
    SignedOut,
    /// The act was refused, with every reason.
    Refused(Refusal),
    /// What was sent can't be understood.
    BadInput(InputFault),
    /// What was sent is larger than allowed.
    TooLarge {
        /// How large it may be.
        limit_bytes: u64,
    },
    /// The request comes from another site.
    Foreign,
    /// Tried too often.
    TooMany {
        /// When it may be tried again.
        until: Instant,
    },
    /// Too many wishes wait already.
    Busy,
    /// The store failed.
    Store(StoreError),
    /// A mail couldn't be sent.
    Mail(String),
    /// The work was broken off: the program is ending, or it failed.
    Lost,
}

/// What is wrong with what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputFault {
    /// It isn't UTF-8.
    NotUtf8,
    /// Its form is broken.
    Malformed,
    /// It has more fields than any form.
    TooManyFields,
}

impl AppError {
    /// A short stable word for logs, interfaces and texts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            AppError::NotFound => "not-found",
            AppError::SignedOut => "signed-out",
            AppError::Refused(_) => "refused",
            AppError::BadInput(InputFault::NotUtf8) => "not-utf8",
            AppError::BadInput(InputFault::Malformed) => "malformed",
            AppError::BadInput(InputFault::TooManyFields) => "too-many-fields",
            AppError::TooLarge { .. } => "too-large",
            AppError::Foreign => "foreign",
            AppError::TooMany { .. } => "too-many",
            AppError::Busy => "busy",
            AppError::Store(_) | AppError::Mail(_) | AppError::Lost => "fault",
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        AppError::Store(error)
    }
}

impl From<SubmitError> for AppError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Busy => AppError::Busy,
            SubmitError::Refused(refusal) => refusal.into(),
            SubmitError::Store(error) => AppError::Store(error),
        }
    }
}

impl From<Refusal> for AppError {
    /// What may not be known of looks like what isn't there.
    fn from(refusal: Refusal) -> Self {
        match refusal.reasons.as_slice() {
            [reason] if reason.kind == ReasonKind::NotFound => AppError::NotFound,
            _ => AppError::Refused(refusal),
        }
    }
}
