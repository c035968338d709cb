//! Why the files of a handbook couldn't be read at all.

use std::path::PathBuf;

/// Why a handbook couldn't be read.
#[derive(Debug)]
pub enum LoadFault {
    /// There is neither such a file nor such a shipped book.
    NotFound {
        /// What was asked for.
        wanted: String,
    },
    /// A folder has no `handbook.toml`.
    NoList {
        /// Which.
        path: PathBuf,
    },
    /// A file couldn't be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why, in the system's words.
        error: std::io::Error,
    },
    /// Where a file should be there is a folder.
    Folder {
        /// Which.
        path: PathBuf,
    },
    /// Where a file should be there is a pipe or a device, which may never end.
    NotAFile {
        /// Which.
        path: PathBuf,
    },
    /// A file isn't a text in UTF-8.
    NotText {
        /// Which.
        path: PathBuf,
        /// What it is instead, in kebab-case: `png`, `zip`, `utf-16`; `unknown` if that doesn't show.
        looks: &'static str,
    },
    /// A file is larger than any handbook.
    TooLarge {
        /// Which.
        path: PathBuf,
        /// How large it may be.
        limit_bytes: u64,
    },
    /// All files together are larger than any handbook.
    TooMuch {
        /// How large they may be.
        limit_bytes: u64,
    },
    /// A file leads out of the folder by a link.
    Outside {
        /// Which.
        name: String,
    },
}
