//! Files of a book on the disk: read up to a limit, never out of the folder, and only if they are texts.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::fault::LoadFault;
use super::looks;

/// Largest file of a book that is read at all. The checker refuses smaller ones with a place; this bounds memory.
pub(super) const FILE_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// The text of a file that lies in a folder; none if there is no such file. The folder is a canonical path.
pub(super) fn read_inside(folder: &Path, name: &str) -> Result<Option<String>, LoadFault> {
    let path = folder.join(name);
    let unreadable = |error| LoadFault::Unreadable {
        path: path.clone(),
        error,
    };
    let about = match fs::metadata(&path) {
        Ok(about) => about,
        Err(error) if is_nothing(&error) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let real = path.canonicalize().map_err(unreadable)?;
    if !real.starts_with(folder) {
        let name = name.to_owned();
        return Err(LoadFault::Outside { name });
    }
    if about.is_dir() {
        return Err(LoadFault::Folder { path });
    }
    if !about.is_file() {
        return Err(LoadFault::NotAFile { path });
    }
    read(&path).map(Some)
}

/// The text of a file.
pub(super) fn read(path: &Path) -> Result<String, LoadFault> {
    let unreadable = |error| LoadFault::Unreadable {
        path: path.to_owned(),
        error,
    };
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).map_err(unreadable)?;
    opened
        .take(FILE_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    let not_text = |looks| LoadFault::NotText {
        path: path.to_owned(),
        looks,
    };
    if let Some(looks) = looks::of(&bytes) {
        return Err(not_text(looks));
    }
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(LoadFault::TooLarge {
            path: path.to_owned(),
            limit_bytes: FILE_BYTES_MAX,
        });
    }
    String::from_utf8(bytes).map_err(|_| not_text("unknown"))
}

/// The name of a file for messages.
pub(super) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Whether the name leads to nothing: no such file, or a file where a folder should be.
fn is_nothing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
