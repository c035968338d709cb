//! What can go wrong between us and the disk. Every error carries what a person needs to mend it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use casework::secret::KeyOwner;

/// A fault of the store. Cheap to clone, since one failed commit answers many commands.
#[derive(Clone, Debug)]
pub enum StoreError {
    /// SQLite refused.
    Sqlite(Arc<rusqlite::Error>),
    /// PostgreSQL refused, or can't be reached.
    Postgres(Arc<postgres::Error>),
    /// A file couldn't be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: Arc<std::io::Error>,
    },
    /// A column holds something else than the program wrote.
    Column {
        /// Position in the row, from 0.
        index: usize,
        /// What was expected there.
        expected: &'static str,
    },
    /// A stored text isn't the JSON that the program wrote.
    Json(Arc<serde_json::Error>),
    /// The data were written by a newer program.
    Newer {
        /// Version of the data.
        found: i64,
        /// Newest version that this program knows.
        known: i64,
    },
    /// The database isn't set up as durability demands.
    Unsafe {
        /// Setting at fault.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: String,
    },
    /// The file of the master key doesn't hold 64 hexadecimal digits.
    MasterKey {
        /// Which one.
        path: PathBuf,
    },
    /// A sealed text doesn't open: it was changed or moved, or the master key is another one.
    Tampered {
        /// Event and field, or owner of the key.
        place: String,
    },
    /// The key of whoever a text is about was destroyed: nothing can be sealed under it any more.
    KeyDestroyed {
        /// Whose key.
        owner: KeyOwner,
    },
    /// A stored handbook can't be read any more.
    Edition {
        /// Its hash.
        hash: String,
    },
    /// The target of a restore isn't empty, or a backup isn't one.
    Backup {
        /// Which folder.
        path: PathBuf,
        /// What is wrong with it.
        fault: BackupFault,
    },
    /// There is no such org.
    NoSuchOrg,
    /// The store was closed.
    Closed,
}

/// Why a folder can't serve as a backup or as the target of a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupFault {
    /// Something is there already.
    NotEmpty,
    /// It holds no backup.
    NotABackup,
}

/// Result of anything that touches the database.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// A fault of a file.
    pub(crate) fn file(path: impl Into<PathBuf>, error: std::io::Error) -> Self {
        StoreError::File {
            path: path.into(),
            error: Arc::new(error),
        }
    }

    /// Whether the same thing may succeed when tried again: a lock was held, a connection was lost.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            StoreError::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            ),
            StoreError::Postgres(error) => {
                error.is_closed() || error.code().is_some_and(is_passing_state)
            }
            _ => false,
        }
    }
}

fn is_passing_state(state: &postgres::error::SqlState) -> bool {
    use postgres::error::SqlState as State;
    [
        State::T_R_SERIALIZATION_FAILURE,
        State::T_R_DEADLOCK_DETECTED,
        State::LOCK_NOT_AVAILABLE,
    ]
    .contains(state)
}

impl fmt::Display for StoreError {
    /// For logs and developers; the shell words errors for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Sqlite(error) => write!(f, "SQLite: {error}"),
            StoreError::Postgres(error) => match error.as_db_error() {
                Some(detail) => write!(f, "PostgreSQL: {detail}"),
                None => write!(f, "PostgreSQL: {error}"),
            },
            StoreError::File { path, error } => write!(f, "{}: {error}", path.display()),
            StoreError::Column { index, expected } => write!(f, "column {index} isn't {expected}"),
            StoreError::Json(error) => write!(f, "stored JSON: {error}"),
            StoreError::Newer { found, known } => {
                write!(f, "data of version {found}, this program knows {known}")
            }
            StoreError::Unsafe {
                setting,
                found,
                wanted,
            } => write!(f, "{setting} is {found}, must be {wanted}"),
            StoreError::MasterKey { path } => write!(
                f,
                "{}: not a master key of 64 hexadecimal digits",
                path.display()
            ),
            StoreError::Tampered { place } => write!(f, "sealed text at {place} doesn't open"),
            StoreError::KeyDestroyed { owner } => write!(f, "the key of {owner} was destroyed"),
            StoreError::Edition { hash } => write!(f, "edition {hash} can't be read"),
            StoreError::Backup { path, fault } => write!(f, "{}: {fault:?}", path.display()),
            StoreError::NoSuchOrg => f.write_str("no such org"),
            StoreError::Closed => f.write_str("the store is closed"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::Sqlite(Arc::new(error))
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        StoreError::Postgres(Arc::new(error))
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Json(Arc::new(error))
    }
}
