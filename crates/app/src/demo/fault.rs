//! Why a demonstration can't be given.

use crate::data_folder::DataFault;
use crate::error::AppError;
use crate::handbooks::LoadFault;

/// Why a demonstration can't be given.
#[derive(Debug)]
pub enum DemoFault {
    /// The handbook couldn't be read.
    Handbook(LoadFault),
    /// The handbook has so many errors.
    BadHandbook(usize),
    /// The handbook has no cast.
    NoCast(String),
    /// The cast has faults.
    Cast(Vec<CastFault>),
    /// The folder for the data can't be used.
    Folder(DataFault),
    /// A file, a folder or the address can't be had.
    System {
        /// Which.
        what: String,
        /// Why, in the system's words.
        error: std::io::Error,
    },
    /// The desk failed, or refused what every demonstration needs.
    Desk(AppError),
}

/// What is wrong with a cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CastFault {
    /// Where: the id of a person or client, or the number of an act.
    pub place: String,
    /// What.
    pub kind: CastFaultKind,
    /// The word that is wrong.
    pub word: String,
}

/// Kinds of faults of a cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CastFaultKind {
    /// It can't be read.
    Toml,
    /// A name that neither the handbook nor the cast knows.
    Name,
    /// Not a time or length.
    Time,
    /// Nobody works here.
    Nobody,
}

impl CastFault {
    pub(super) fn new(place: &str, kind: CastFaultKind, word: impl Into<String>) -> Self {
        Self {
            place: place.to_owned(),
            kind,
            word: word.into(),
        }
    }

    /// A short stable word for texts.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            CastFaultKind::Toml => "toml",
            CastFaultKind::Name => "name",
            CastFaultKind::Time => "time",
            CastFaultKind::Nobody => "nobody",
        }
    }
}

impl<E: Into<AppError>> From<E> for DemoFault {
    fn from(error: E) -> Self {
        DemoFault::Desk(error.into())
    }
}
