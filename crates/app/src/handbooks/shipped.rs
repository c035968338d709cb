//! The handbooks inside the program.

use handbook::SourceText;
use handbook::compose::LIST;

use super::fault::LoadFault;
use super::gathering::{self, Home};

/// Name and text of the files of a folder.
type Files = &'static [(&'static str, &'static str)];

/// Every folder below `handbooks/` of the source tree, compiled in.
const FOLDERS: &[(&str, Files)] = include!(concat!(env!("OUT_DIR"), "/handbooks.rs"));

/// The folder of the parts that books include.
const PARTS: &str = "parts/";

/// A handbook inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its name: that of its folder.
    pub name: &'static str,
    files: Files,
}

/// The whole handbooks inside the program.
pub fn all_shipped() -> impl Iterator<Item = Shipped> {
    books().filter(|book| !book.name.contains('/'))
}

/// The parts inside the program, which books include.
pub fn parts() -> impl Iterator<Item = Shipped> {
    books().filter(|book| book.name.starts_with(PARTS))
}

/// A handbook or a part inside the program by its name.
#[must_use]
pub fn shipped(name: &str) -> Option<Shipped> {
    all_shipped().chain(parts()).find(|book| book.name == name)
}

impl Shipped {
    /// The text of one of its files.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&'static str> {
        let mut files = self.files.iter();
        files.find(|(file, _)| *file == name).map(|(_, text)| *text)
    }

    /// Its text, and that of the books that it includes.
    ///
    /// # Errors
    /// When there is too much of it, which a test rules out.
    pub fn sources(&self) -> Result<Vec<SourceText>, LoadFault> {
        gathering::gather(&Home::Shipped(self.name))
    }
}

/// The text of a file by its path below `handbooks/`.
pub(super) fn text(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/')?;
    let (_, files) = FOLDERS.iter().find(|(known, _)| *known == folder)?;
    let mut files = files.iter();
    files.find(|(file, _)| *file == name).map(|(_, text)| *text)
}

/// The files of a folder.
pub(super) fn files(folder: &str) -> Files {
    let mut folders = FOLDERS.iter();
    folders
        .find(|(known, _)| *known == folder)
        .map_or(&[], |(_, files)| files)
}

fn books() -> impl Iterator<Item = Shipped> {
    let books = FOLDERS.iter().map(|(name, files)| Shipped { name, files });
    books.filter(|book| book.file(LIST).is_some())
}
