//! The files of a handbook that a command rewrites: where they lie, what changes in them, and how they are replaced.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use handbook::SourceText;
use handbook::compose::{LIST, SHIPPED};
use similar::TextDiff;

use super::failure::Failure;
use crate::texts::Voice;

/// How long the shortest list of changes is looked for; after that a longer one will do.
const DIFF_TIME_MAX: Duration = Duration::from_secs(2);
/// Lines around a change that are shown with it.
const DIFF_CONTEXT_LINES: usize = 1;

/// Why a handbook wasn't written.
#[derive(Debug)]
pub(super) enum WriteFault {
    /// It is inside the program.
    Shipped,
    /// A file is a link, or lies behind one: whoever names a handbook means no file elsewhere.
    Linked {
        /// Which.
        path: PathBuf,
    },
    /// The system wouldn't.
    Unwritable {
        /// Which file.
        path: PathBuf,
        /// Why, in the system's words.
        error: io::Error,
        /// Files that were written before.
        written: Vec<PathBuf>,
    },
}

impl WriteFault {
    /// In the reader's words.
    pub(super) fn failure(&self, voice: Voice) -> Failure {
        Failure::unreadable(match self {
            Self::Shipped => voice.say("edit-shipped"),
            Self::Linked { path } => voice.say_with("edit-linked", &[("path", shown(path).into())]),
            Self::Unwritable {
                path,
                error,
                written,
            } => {
                let arguments = [
                    ("path", shown(path).into()),
                    ("detail", error.to_string().into()),
                ];
                let mut text = voice.say_with("edit-unwritable", &arguments);
                if !written.is_empty() {
                    let files: Vec<String> = written.iter().map(|path| shown(path)).collect();
                    let arguments = [("files", files.join(", ").into())];
                    text.push('\n');
                    text.push_str(&voice.say_with("edit-written-before", &arguments));
                }
                text
            }
        })
    }
}

/// Whether a file of a book is inside the program.
pub(super) fn is_shipped(name: &str) -> bool {
    name.starts_with(SHIPPED)
}

/// What differs between two states of a book, as a diff of each file that isn't the same.
pub(super) fn diff(before: &[SourceText], after: &[SourceText]) -> String {
    let differing = before
        .iter()
        .zip(after)
        .filter(|(before, after)| before.text != after.text);
    let diffs = differing.map(|(before, after)| {
        TextDiff::configure()
            .timeout(DIFF_TIME_MAX)
            .diff_lines(&before.text, &after.text)
            .unified_diff()
            .context_radius(DIFF_CONTEXT_LINES)
            .header(&before.name, &after.name)
            .to_string()
    });
    diffs.collect()
}

/// The names of the files that differ between two states of a book.
pub(super) fn changed(before: &[SourceText], after: &[SourceText]) -> Vec<String> {
    let both = before.iter().zip(after);
    let differing = both.filter(|(before, after)| before.text != after.text);
    differing.map(|(before, _)| before.name.clone()).collect()
}

/// Replaces those files of a book that differ. All new files lie beside the old ones before the first of them takes
/// its place, so that nothing is changed where one can't be written.
///
/// # Errors
/// When a file isn't written.
pub(super) fn write(
    name_or_path: &str,
    before: &[SourceText],
    after: &[SourceText],
) -> Result<(), WriteFault> {
    let mut replacements = Vec::new();
    for (before, after) in before.iter().zip(after) {
        if before.text != after.text {
            let path = path_of(name_or_path, &before.name)?;
            let unwritable = |error| WriteFault::Unwritable {
                path: path.clone(),
                error,
                written: Vec::new(),
            };
            replacements.push(Replacement::new(&path, &after.text).map_err(unwritable)?);
        }
    }
    let mut written = Vec::new();
    for replacement in &replacements {
        let path = replacement.path.clone();
        if let Err(error) = fs::rename(&replacement.beside, &path) {
            return Err(WriteFault::Unwritable {
                path,
                error,
                written,
            });
        }
        written.push(path);
    }
    Ok(())
}

/// Where some bytes of a book stand: file, line and column.
pub(super) fn place(sources: &[SourceText], (file, bytes): &(usize, Range<usize>)) -> String {
    let Some(source) = sources.get(*file) else {
        return String::new();
    };
    let before = source.text.get(..bytes.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("{}:{line}:{column}", source.name)
}

/// The file of that name in the book, if it lies where it seems to.
fn path_of(name_or_path: &str, name: &str) -> Result<PathBuf, WriteFault> {
    let given = Path::new(name_or_path);
    let parent = given
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let (folder, path) = if is_shipped(name) || !given.exists() {
        return Err(WriteFault::Shipped);
    } else if given.is_dir() {
        (given, given.join(name))
    } else if given.file_name().is_some_and(|file| file == LIST) {
        (parent, parent.join(name))
    } else {
        (parent, given.to_owned())
    };
    let seems = fs::canonicalize(folder).map(|folder| folder.join(name));
    match (seems, fs::canonicalize(&path)) {
        (Ok(seems), Ok(real)) if seems == real => Ok(path),
        (Err(error), _) | (_, Err(error)) => Err(WriteFault::Unwritable {
            path,
            error,
            written: Vec::new(),
        }),
        _ => Err(WriteFault::Linked { path }),
    }
}

/// A new file beside the one that it replaces. What hasn't taken its place goes when this does.
struct Replacement {
    path: PathBuf,
    beside: PathBuf,
}

impl Replacement {
    fn new(path: &Path, text: &str) -> io::Result<Self> {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.new", std::process::id()));
        let beside = path.with_file_name(name);
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)?;
        let replacement = Self {
            path: path.to_owned(),
            beside,
        };
        fill(&mut file, path, text)?;
        Ok(replacement)
    }
}

/// Writes the text, with the permissions of the file that it replaces.
fn fill(file: &mut File, path: &Path, text: &str) -> io::Result<()> {
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // It isn't there any more if it has taken its place.
        let _ = fs::remove_file(&self.beside);
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
