//! Where handbooks come from: a file, a folder with a `handbook.toml`, or one that is shipped inside the program.

mod disk;
mod fault;
mod gathering;
mod looks;
mod shipped;
mod starter;

use std::path::Path;

use handbook::SourceText;
use handbook::compose::LIST;

pub use fault::LoadFault;
pub use shipped::{Shipped, all_shipped, parts, shipped};
pub use starter::{Starter, StarterFault, Template};

use gathering::Home;

/// Reads a book by path, or by name if there is no such path, with all books that it includes. The book's
/// own `handbook.toml` and files come first.
///
/// # Errors
/// When a file can't be read or is no text. Whatever else is wrong, a file that isn't there too, is a
/// finding of the checker with its place.
pub fn load(name_or_path: &str) -> Result<Vec<SourceText>, LoadFault> {
    let path = Path::new(name_or_path);
    if path.is_dir() {
        return gathering::gather(&Home::folder(path)?);
    }
    if path.file_name().is_some_and(|name| name == LIST) && path.exists() {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        return gathering::gather(&Home::folder(parent.unwrap_or(Path::new(".")))?);
    }
    if path.exists() {
        let text = disk::read(path)?;
        let name = disk::name(path);
        return Ok(vec![SourceText { name, text }]);
    }
    match shipped(name_or_path) {
        Some(book) => book.sources(),
        None => Err(LoadFault::NotFound {
            wanted: name_or_path.to_owned(),
        }),
    }
}
