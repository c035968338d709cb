//! How files of books are called, and what the name of an included book may mean.

/// The file that says which files are a book, and which books it includes.
pub const LIST: &str = "handbook.toml";

/// What the names of shipped files begin with, so that a folder of the company can't be taken for one.
pub const SHIPPED: &str = "yinuo:";

/// The folders that a name may mean where a book includes it, the first that exists counts: one inside the
/// book's own folder, one inside the folder of the company's book, a shipped one. A shipped book sees
/// shipped ones alone. Empty if the name leads out of the folder.
#[must_use]
pub fn candidates(book: &str, name: &str) -> Vec<String> {
    if !is_inside(name) {
        return Vec::new();
    }
    let mut folders = vec![path(book, name)];
    if !book.starts_with(SHIPPED) {
        folders.push(name.to_owned());
    }
    folders.push(format!("{SHIPPED}{name}"));
    folders.dedup();
    folders
}

/// The name of a file of a book; that of the company's book is empty.
#[must_use]
pub fn path(book: &str, file: &str) -> String {
    if book.is_empty() || book == SHIPPED {
        format!("{book}{file}")
    } else {
        format!("{book}/{file}")
    }
}

/// Whether a name stays in its folder: no root, no drive, no way up, no empty part.
#[must_use]
pub fn is_inside(name: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    !name.contains(['\\', ':', '\0']) && name.split('/').all(is_part)
}

/// A folder as people know it: without the mark of shipped ones.
pub(super) fn shown(folder: &str) -> &str {
    folder.strip_prefix(SHIPPED).unwrap_or(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_looked_for_near_and_then_far() {
        assert_eq!(
            candidates("sections/a", "b"),
            ["sections/a/b", "b", "yinuo:b"]
        );
        assert_eq!(candidates("", "parts/b"), ["parts/b", "yinuo:parts/b"]);
        assert_eq!(
            candidates("yinuo:parts/a", "parts/b"),
            ["yinuo:parts/a/parts/b", "yinuo:parts/b"]
        );
    }

    #[test]
    fn a_name_stays_in_its_folder() {
        for name in [
            "../a", "/a", "a/../b", "", "a//b", "./a", "C:/a", "..\\a", "yinuo:a", "a/",
        ] {
            assert!(
                !is_inside(name) && candidates("", name).is_empty(),
                "{name}"
            );
        }
        assert!(is_inside("第一章/一.md"));
    }
}
