//! Where handbooks come from: a file, a folder with a `handbook.toml`, or one that is shipped inside the program.

use std::fs;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use handbook::SourceText;
use serde::Deserialize;

/// Largest file of a book that is read at all. The checker refuses smaller ones with a place; this bounds memory.
const FILE_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Most files of one book.
const FILES_MAX: usize = 100;
/// File that names the files of a book.
const LIST: &str = "handbook.toml";

/// Name and text of the files of a folder.
type Files = &'static [(&'static str, &'static str)];

/// Every handbook of the source tree, compiled in.
const SHIPPED: &[(&str, Files)] = include!(concat!(env!("OUT_DIR"), "/handbooks.rs"));

/// A handbook inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its name: that of its folder.
    pub name: &'static str,
    files: Files,
}

/// Why a handbook couldn't be read.
#[derive(Debug)]
pub enum LoadFault {
    /// There is neither such a file nor such a shipped book.
    NotFound {
        /// What was asked for.
        wanted: String,
    },
    /// A file couldn't be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why, in the system's words.
        error: std::io::Error,
    },
    /// A file isn't UTF-8.
    NotText {
        /// Which.
        path: PathBuf,
    },
    /// A file is larger than any handbook.
    TooLarge {
        /// Which.
        path: PathBuf,
        /// How large it may be.
        limit_bytes: u64,
    },
    /// The list of files can't be read.
    BadList {
        /// Which.
        path: PathBuf,
        /// Why, in the parser's words.
        detail: String,
    },
    /// The list names a file outside of the folder.
    Outside {
        /// Which.
        name: String,
    },
    /// The list names too many files, or none.
    BadCount {
        /// Most that may be named.
        limit: usize,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    files: Vec<String>,
}

/// The handbooks inside the program.
pub fn all_shipped() -> impl Iterator<Item = Shipped> {
    SHIPPED.iter().map(|(name, files)| Shipped { name, files })
}

/// A handbook inside the program by its name.
#[must_use]
pub fn shipped(name: &str) -> Option<Shipped> {
    all_shipped().find(|book| book.name == name)
}

/// Reads a book by path, or by name if there is no such path.
///
/// # Errors
/// When it can't be read; the checker's findings are not errors here.
pub fn load(name_or_path: &str) -> Result<Vec<SourceText>, LoadFault> {
    let path = Path::new(name_or_path);
    if path.is_dir() {
        return folder(path);
    }
    if path.exists() {
        return Ok(vec![file(path, &file_name(path))?]);
    }
    match shipped(name_or_path) {
        Some(book) => book.sources(),
        None => Err(LoadFault::NotFound {
            wanted: name_or_path.to_owned(),
        }),
    }
}

impl Shipped {
    /// The text of one of its files.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&'static str> {
        self.files
            .iter()
            .find(|(file, _)| *file == name)
            .map(|(_, text)| *text)
    }

    /// Its text in the order of reading.
    ///
    /// # Errors
    /// When its list of files is broken, which a test rules out.
    pub fn sources(&self) -> Result<Vec<SourceText>, LoadFault> {
        let names = listed(Path::new(LIST), self.file(LIST).unwrap_or_default())?;
        let source = |name: String| match self.file(&name) {
            Some(text) => Ok(SourceText {
                name,
                text: text.to_owned(),
            }),
            None => Err(LoadFault::NotFound { wanted: name }),
        };
        names.into_iter().map(source).collect()
    }
}

fn folder(path: &Path) -> Result<Vec<SourceText>, LoadFault> {
    let list = path.join(LIST);
    let names = listed(&list, &file(&list, LIST)?.text)?;
    names
        .into_iter()
        .map(|name| file(&path.join(&name), &name))
        .collect()
}

fn listed(path: &Path, text: &str) -> Result<Vec<String>, LoadFault> {
    let list: List = toml::from_str(text).map_err(|error| LoadFault::BadList {
        path: path.to_owned(),
        detail: error.message().to_owned(),
    })?;
    if list.files.is_empty() || list.files.len() > FILES_MAX {
        return Err(LoadFault::BadCount { limit: FILES_MAX });
    }
    match list.files.iter().find(|name| !is_inside(name)) {
        Some(name) => Err(LoadFault::Outside { name: name.clone() }),
        None => Ok(list.files),
    }
}

/// Whether a name stays in the folder: no root, no way up.
fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

fn file(path: &Path, name: &str) -> Result<SourceText, LoadFault> {
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
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(LoadFault::TooLarge {
            path: path.to_owned(),
            limit_bytes: FILE_BYTES_MAX,
        });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText {
            name: name.to_owned(),
            text,
        }),
        Err(_) => Err(LoadFault::NotText {
            path: path.to_owned(),
        }),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_book_lists_its_files() {
        let books: Vec<Shipped> = all_shipped().collect();
        assert!(books.len() >= 2, "{books:?}");
        for book in books {
            assert!(!book.sources().unwrap().is_empty(), "{}", book.name);
        }
    }

    #[test]
    fn a_list_may_not_lead_out_of_its_folder() {
        for name in ["../secret", "/etc/passwd", "a/../../b", ""] {
            let text = format!("files = [{name:?}]");
            assert!(
                matches!(
                    listed(Path::new("x"), &text),
                    Err(LoadFault::Outside { .. })
                ),
                "{name}"
            );
        }
    }
}
