//! Gathers the files of a book and of all books that it includes into one flat list.
//!
//! Nothing is judged here: the checker says what is wrong with the lists, rings and files that aren't there.
//! Where a name leads to nothing, the files that it may have meant come along, so that it can name the nearest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use handbook::compose::{self, BOOKS_MAX, LIST, SHIPPED};
use handbook::{Lang, SourceText};

use super::{disk, fault::LoadFault, shipped};
use crate::texts::Voice;

/// Most bytes of all files together.
const BYTES_MAX: u64 = 32 * 1024 * 1024;
/// Most folders and files that are looked at for the nearest name.
const LOOKED_AT_MAX: usize = 1_000;
/// How deep folders are looked into for the nearest name.
const DEPTH_MAX: usize = 3;

/// Where the book stands that is read.
#[derive(Debug)]
pub(super) enum Home<'a> {
    /// In a folder, by its canonical path.
    Folder(PathBuf),
    /// Inside the program, by its name.
    Shipped(&'a str),
}

impl Home<'_> {
    /// A folder.
    pub(super) fn folder(path: &Path) -> Result<Self, LoadFault> {
        let unreadable = |error| LoadFault::Unreadable {
            path: path.to_owned(),
            error,
        };
        Ok(Home::Folder(path.canonicalize().map_err(unreadable)?))
    }

    /// The text of a file by its name among the sources; none if there is no such file.
    fn text(&self, name: &str) -> Result<Option<String>, LoadFault> {
        match (name.strip_prefix(SHIPPED), self) {
            (Some(path), _) => Ok(shipped::text(path).map(str::to_owned)),
            (None, Home::Shipped(book)) => {
                Ok(shipped::text(&format!("{book}/{name}")).map(str::to_owned))
            }
            (None, Home::Folder(folder)) => disk::read_inside(folder, name),
        }
    }
}

/// Gathers a book.
pub(super) fn gather(home: &Home<'_>) -> Result<Vec<SourceText>, LoadFault> {
    let mut gathering = Gathering {
        home,
        sources: Vec::new(),
        names: BTreeSet::new(),
        books: BTreeSet::new(),
        bytes: 0,
        misses: false,
    };
    if !gathering.take(LIST.to_owned())? {
        let path = match home {
            Home::Folder(folder) => folder.clone(),
            Home::Shipped(name) => PathBuf::from(name),
        };
        return Err(LoadFault::NoList { path });
    }
    gathering.books.insert(String::new());
    gathering.book("")?;
    if gathering.misses {
        gathering.offer();
    }
    let mut sources = gathering.sources;
    simplify(&mut sources);
    Ok(sources)
}

struct Gathering<'a> {
    home: &'a Home<'a>,
    sources: Vec<SourceText>,
    /// The names of the sources.
    names: BTreeSet<String>,
    /// The folders of the books whose lists were read.
    books: BTreeSet<String>,
    bytes: u64,
    /// Whether some name led to nothing.
    misses: bool,
}

impl Gathering<'_> {
    /// Takes in the files of a book whose list is taken in already, and the books that it includes.
    fn book(&mut self, folder: &str) -> Result<(), LoadFault> {
        let list = compose::path(folder, LIST);
        let list = self.sources.iter().find(|source| source.name == list);
        let list = compose::listed(list.map_or("", |source| &source.text));
        for file in list.files {
            if !compose::is_inside(&file) || !self.take(compose::path(folder, &file))? {
                self.misses = true;
            }
        }
        for name in list.include {
            let Some(found) = self.include(folder, &name)? else {
                self.misses = true;
                continue;
            };
            // One more than may be read, so that the checker can tell where it is too much.
            if self.books.len() <= BOOKS_MAX && self.books.insert(found.clone()) {
                self.book(&found)?;
            }
        }
        Ok(())
    }

    /// The folder of an included book, the list of which is taken in.
    fn include(&mut self, folder: &str, name: &str) -> Result<Option<String>, LoadFault> {
        for candidate in compose::candidates(folder, name) {
            if self.take(compose::path(&candidate, LIST))? {
                return Ok(Some(candidate));
            }
        }
        Ok(None)
    }

    /// Takes a file in; says whether there is one.
    fn take(&mut self, name: String) -> Result<bool, LoadFault> {
        if self.names.contains(&name) {
            return Ok(true);
        }
        let Some(text) = self.home.text(&name)? else {
            return Ok(false);
        };
        self.bytes += text.len() as u64;
        if self.bytes > BYTES_MAX {
            return Err(LoadFault::TooMuch {
                limit_bytes: BYTES_MAX,
            });
        }
        self.names.insert(name.clone());
        self.sources.push(SourceText { name, text });
        Ok(true)
    }

    /// Adds what a name may have meant: it counts as known by its name alone.
    fn offer(&mut self) {
        let mut offers: Vec<String> = shipped::all_shipped()
            .chain(shipped::parts())
            .map(|book| format!("{SHIPPED}{}/{LIST}", book.name))
            .collect();
        if let Home::Folder(folder) = self.home {
            let mut left = LOOKED_AT_MAX;
            // What can't be listed is only not offered.
            let _ = look(folder, "", DEPTH_MAX, &mut left, &mut offers);
        }
        for name in offers {
            if self.names.insert(name.clone()) {
                let text = String::new();
                self.sources.push(SourceText { name, text });
            }
        }
    }
}

/// The lists and pages below a folder. Links aren't followed.
fn look(
    root: &Path,
    inside: &str,
    depth: usize,
    left: &mut usize,
    offers: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(root.join(inside))? {
        let Some(fewer) = left.checked_sub(1) else {
            break;
        };
        *left = fewer;
        let entry = entry?;
        let name = compose::path(inside, &entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            look(root, &name, depth - 1, left, offers)?;
        } else if kind.is_file() && (name.ends_with(".md") || name.ends_with(&format!("/{LIST}"))) {
            offers.push(name);
        }
    }
    Ok(())
}

/// Parts are shipped in Traditional Chinese. A book in Simplified Chinese gets them in its own script.
fn simplify(sources: &mut [SourceText]) {
    let is_own = |source: &&SourceText| !source.name.starts_with(SHIPPED) && source.name != LIST;
    let own = sources.iter().find(is_own);
    let simplified = lang_line(Lang::ZhHans);
    if !own.is_some_and(|own| head(&own.text).any(|line| line == simplified)) {
        return;
    }
    let voice = Voice::new(Lang::ZhHans);
    let shipped = sources
        .iter_mut()
        .filter(|source| source.name.starts_with(SHIPPED));
    for source in shipped {
        let traditional = lang_line(Lang::ZhHant);
        let text = source.text.replacen(&traditional, &simplified, 1);
        source.text = voice.own(&text);
    }
}

/// The line of a head that names a language.
fn lang_line(lang: Lang) -> String {
    format!("lang: {}", lang.tag())
}

/// The lines of a head.
fn head(text: &str) -> impl Iterator<Item = &str> {
    let lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end);
    lines.skip(1).take_while(|line| *line != "---")
}
