//! A first handbook for whoever begins: written into an empty folder in one of three languages.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, str::FromStr};

use handbook::Lang;
use jiff::civil::Date;

use super::shipped;

/// Longest title, in characters.
const TITLE_CHARS_MAX: usize = 200;
/// Where the title stands in a template.
const TITLE: &str = "@title@";
/// Where the first day stands in a template.
const DATE: &str = "@date@";

/// How much the first handbook says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Office hours and nothing else.
    Empty,
    /// A small service desk that shows the kinds of rules that most books need.
    Service,
}

/// A first handbook.
#[derive(Clone, Debug)]
pub struct Starter {
    /// Its title, one line.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// How much it says.
    pub template: Template,
    /// The day from which it holds.
    pub effective: Date,
}

/// Why a first handbook wasn't written.
#[derive(Debug)]
pub enum StarterFault {
    /// The folder isn't empty, or there is a file in its place.
    Taken {
        /// Which.
        path: PathBuf,
    },
    /// The title is empty, too long, or has more than one line.
    BadTitle {
        /// How many characters it may have.
        limit: usize,
    },
    /// It can't be written.
    Unwritable {
        /// What.
        path: PathBuf,
        /// Why, in the system's words.
        error: io::Error,
    },
}

impl Template {
    /// The words by which it is asked for.
    pub const WORDS: [&str; 2] = ["empty", "service"];

    fn word(self) -> &'static str {
        match self {
            Template::Empty => "empty",
            Template::Service => "service",
        }
    }
}

impl FromStr for Template {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let all = [Template::Empty, Template::Service];
        let found = all.into_iter().find(|template| template.word() == word);
        found.ok_or_else(|| Self::WORDS.join(", "))
    }
}

impl Starter {
    /// Writes it into a folder, which is made if it isn't there; gives the files.
    ///
    /// # Errors
    /// When the folder holds something, or can't be written. Nothing that was there is ever touched.
    pub fn write(&self, folder: &Path) -> Result<Vec<PathBuf>, StarterFault> {
        let title = self.title.trim();
        let is_line = !title.is_empty() && !title.contains(char::is_control);
        if !is_line || title.chars().count() > TITLE_CHARS_MAX {
            return Err(StarterFault::BadTitle {
                limit: TITLE_CHARS_MAX,
            });
        }
        make(folder)?;
        let template = format!("starter/{}/{}", self.lang.tag(), self.template.word());
        let mut written = Vec::new();
        for (name, text) in shipped::files(&template) {
            let text = text
                .replace(DATE, &self.effective.to_string())
                .replace(TITLE, title);
            let path = folder.join(name);
            add(&path, &text).map_err(|error| StarterFault::Unwritable {
                path: path.clone(),
                error,
            })?;
            written.push(path);
        }
        Ok(written)
    }
}

/// Makes the folder, or sees that it is empty.
fn make(folder: &Path) -> Result<(), StarterFault> {
    let path = || folder.to_owned();
    let fault = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            StarterFault::Taken { path: path() }
        }
        _ => StarterFault::Unwritable {
            path: path(),
            error,
        },
    };
    fs::create_dir_all(folder).map_err(fault)?;
    match fs::read_dir(folder).map_err(fault)?.next() {
        Some(_) => Err(StarterFault::Taken { path: path() }),
        None => Ok(()),
    }
}

/// Writes a file that isn't there yet.
fn add(path: &Path, text: &str) -> io::Result<()> {
    fs::File::create_new(path)?.write_all(text.as_bytes())
}
