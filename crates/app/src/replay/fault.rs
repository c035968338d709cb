//! What can be wrong with a replay: with a row, which is left out, or with what it needs, which ends it.

use std::path::PathBuf;

use casework::Refusal;

use crate::data_folder::DataFault;
use crate::handbooks::LoadFault;

/// Bad rows that are named; further ones are only counted.
const NAMED_MOST: usize = 10_000;
/// Bytes of a cell that are quoted where it is named.
const QUOTED_BYTES_MOST: usize = 80;

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the file where the row begins, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has fewer columns than the first line has names.
    MissingColumn {
        /// The first one that is asked for and isn't there.
        column: String,
    },
    /// A cell isn't UTF-8.
    NotUtf8 {
        /// Which.
        column: String,
    },
    /// It names no case.
    EmptyCase,
    /// Its time has another form.
    BadTime {
        /// What stands there.
        word: String,
    },
    /// Its local time doesn't exist: the clock was put forward over it.
    SkippedTime {
        /// What stands there.
        word: String,
    },
    /// Its time lies outside the years that calendars know.
    FarTime {
        /// What stands there.
        word: String,
    },
    /// The map doesn't say what its activity means.
    UnknownActivity {
        /// What stands there.
        word: String,
    },
    /// A quotation mark is opened and never closed.
    UnclosedQuote,
    /// It is longer than any row.
    TooLong,
    /// The handbook doesn't allow the step.
    Refused {
        /// The reasons, as stable words.
        reasons: Vec<&'static str>,
    },
}

/// Bad rows, all counted, the first ones named.
#[derive(Clone, Debug, Default)]
pub struct BadRows {
    /// Those that are named.
    pub named: Vec<BadRow>,
    /// How many there are.
    pub count: u64,
}

/// Why a replay can't be done.
#[derive(Debug)]
pub enum ReplayFault {
    /// A file couldn't be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why, in the system's words.
        error: std::io::Error,
    },
    /// The map isn't what it should be.
    Map(Vec<MapFault>),
    /// The log doesn't have these columns.
    NoColumns(Vec<String>),
    /// The handbook couldn't be read.
    Handbook(LoadFault),
    /// The handbook has so many errors.
    BadHandbook(usize),
    /// The folder for the data can't be used.
    Folder(DataFault),
    /// The desk refused what every replay needs.
    Refused(Refusal),
    /// The store failed.
    Store(store::StoreError),
}

/// What is wrong with a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapFault {
    /// It can't be read; in the parser's words.
    Toml(String),
    /// `--columns` isn't of the form `case=…,activity=…,time=…`.
    Columns(String),
    /// Neither it nor the command line says which column that is.
    NoColumn(&'static str),
    /// The handbook has no such record.
    UnknownRecord(String),
    /// Records of that kind belong to a client, of whom a log says nothing.
    OfClient(String),
    /// The record has no such step.
    UnknownStep {
        /// The activity.
        activity: String,
        /// The step.
        step: String,
    },
    /// There is no such zone.
    UnknownZone(String),
}

impl BadRows {
    pub(super) fn add(&mut self, line: u64, fault: RowFault) {
        self.count += 1;
        if self.named.len() < NAMED_MOST {
            self.named.push(BadRow { line, fault });
        }
    }
}

impl RowFault {
    /// A short stable word for texts and interfaces.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            RowFault::MissingColumn { .. } => "missing-column",
            RowFault::NotUtf8 { .. } => "not-utf8",
            RowFault::EmptyCase => "empty-case",
            RowFault::BadTime { .. } => "bad-time",
            RowFault::SkippedTime { .. } => "skipped-time",
            RowFault::FarTime { .. } => "far-time",
            RowFault::UnknownActivity { .. } => "unknown-activity",
            RowFault::UnclosedQuote => "unclosed-quote",
            RowFault::TooLong => "too-long",
            RowFault::Refused { .. } => "refused",
        }
    }

    /// What the fault speaks of: a column, or what stands in the cell; empty if nothing.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            RowFault::MissingColumn { column } | RowFault::NotUtf8 { column } => column.clone(),
            RowFault::BadTime { word }
            | RowFault::SkippedTime { word }
            | RowFault::FarTime { word }
            | RowFault::UnknownActivity { word } => word.clone(),
            RowFault::Refused { reasons } => reasons.join(", "),
            RowFault::EmptyCase | RowFault::UnclosedQuote | RowFault::TooLong => String::new(),
        }
    }
}

/// A cell as it is quoted: not all of it where it is long.
pub(super) fn quoted(cell: &str) -> String {
    match cell.char_indices().find(|(at, _)| *at >= QUOTED_BYTES_MOST) {
        Some((at, _)) => format!("{}…", cell.get(..at).unwrap_or_default()),
        None => cell.to_owned(),
    }
}
