//! Why a command couldn't be done, worded for whoever typed it.

use std::io::{self, Write};
use std::process::ExitCode;

use casework::Refusal;
use store::error::BackupFault;
use store::{PublishError, StoreError, SubmitError};

use super::load_fault;
use crate::data_folder::DataFault;
use crate::error::AppError;
use crate::handbooks::LoadFault;
use crate::texts::Voice;
use crate::wording;

/// Something was asked for that can't be done, or something was found.
const FOUND: u8 = 1;
/// Something couldn't be read or reached.
const UNREADABLE: u8 = 2;

/// A command that couldn't be done.
#[derive(Debug)]
pub(crate) struct Failure {
    text: String,
    status: u8,
}

impl Failure {
    /// With status 1: what was asked for can't be done, or something was found.
    pub(crate) fn found(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            status: FOUND,
        }
    }

    /// With status 2: something couldn't be read.
    pub(crate) fn unreadable(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            status: UNREADABLE,
        }
    }

    /// Tells it on the standard error.
    pub(crate) fn report(self) -> ExitCode {
        if !self.text.is_empty() {
            let _ = writeln!(io::stderr().lock(), "{}", self.text);
        }
        ExitCode::from(self.status)
    }

    /// A fault of the system, in its own words.
    pub(crate) fn system(voice: Voice, error: &dyn std::fmt::Display) -> Self {
        Self::unreadable(voice.say_with("failure-system", &[("detail", error.to_string().into())]))
    }

    /// A fault of the store.
    pub(crate) fn store(voice: Voice, error: &StoreError) -> Self {
        let text = match error {
            StoreError::Newer { found, known } => voice.say_with(
                "failure-newer",
                &[("found", (*found).into()), ("known", (*known).into())],
            ),
            StoreError::MasterKey { path } => {
                voice.say_with("failure-master-key", &[("path", shown(path).into())])
            }
            StoreError::Tampered { place } => {
                voice.say_with("failure-tampered", &[("place", place.as_str().into())])
            }
            StoreError::Backup {
                path,
                fault: BackupFault::NotEmpty,
            } => voice.say_with("failure-not-empty", &[("path", shown(path).into())]),
            StoreError::Backup {
                path,
                fault: BackupFault::NotABackup,
            } => voice.say_with("failure-not-a-backup", &[("path", shown(path).into())]),
            other => voice.say_with("failure-store", &[("detail", other.to_string().into())]),
        };
        Self::unreadable(text)
    }

    /// A command that was refused, or couldn't be written.
    pub(crate) fn submit(voice: Voice, error: &SubmitError) -> Self {
        match error {
            SubmitError::Busy => Self::unreadable(voice.say("fault-busy")),
            SubmitError::Refused(refusal) => Self::refused(voice, refusal),
            SubmitError::Store(error) => Self::store(voice, error),
        }
    }

    /// A handbook that wasn't published. Its findings are told before.
    pub(crate) fn publish(voice: Voice, error: &PublishError) -> Self {
        match error {
            PublishError::Problems(_) => Self::found(voice.say("failure-handbook")),
            PublishError::Submit(error) => Self::submit(voice, error),
        }
    }

    /// Every reason, a line each.
    pub(crate) fn refused(voice: Voice, refusal: &Refusal) -> Self {
        let reasons = wording::refusal::reasons(voice, None, None, None, refusal);
        let lines: Vec<String> = reasons.into_iter().map(|reason| reason.text).collect();
        Self::found(lines.join("\n"))
    }

    /// A handbook that couldn't be read.
    pub(crate) fn load(voice: Voice, fault: &LoadFault) -> Self {
        Self::unreadable(load_fault::words(voice, fault))
    }

    /// A data folder that can't be used.
    pub(crate) fn data(voice: Voice, fault: &DataFault) -> Self {
        let about = |key: &str, path: &std::path::Path| {
            voice.say_with(key, &[("path", shown(path).into())])
        };
        Self::unreadable(match fault {
            DataFault::Missing { path } => about("data-missing", path),
            DataFault::Taken { path } => about("data-taken", path),
            DataFault::KeyInside { path } => about("data-key-inside", path),
            DataFault::NoKey { path } => about("data-no-key", path),
            DataFault::NoServer => voice.say("data-no-server"),
            DataFault::Settings { path, detail } => voice.say_with(
                "load-bad-list",
                &[
                    ("path", shown(path).into()),
                    ("detail", detail.as_str().into()),
                ],
            ),
            DataFault::File { path, error } => file(voice, path, error),
            DataFault::NoHome => voice.say("data-no-home"),
            DataFault::NoChance => voice.say("data-no-chance"),
            DataFault::Store(error) => return Self::store(voice, error),
        })
    }

    /// A fault of the running desk.
    pub(crate) fn app(voice: Voice, error: &AppError) -> Self {
        match error {
            AppError::Refused(refusal) => Self::refused(voice, refusal),
            AppError::Store(error) => Self::store(voice, error),
            AppError::Mail(detail) => Self::unreadable(
                voice.say_with("failure-mail", &[("detail", detail.as_str().into())]),
            ),
            other => Self::unreadable(voice.say(&format!("fault-{}", other.code()))),
        }
    }
}

fn file(voice: Voice, path: &std::path::Path, error: &io::Error) -> String {
    voice.say_with(
        "failure-file",
        &[
            ("path", shown(path).into()),
            ("detail", error.to_string().into()),
        ],
    )
}

fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}
