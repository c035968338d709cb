//! The files that the checks look at: what git tracks, or would track if it were added now.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The repository's text files, with their paths from the root.
#[derive(Debug)]
pub(super) struct Tree {
    files: Vec<File>,
    /// Paths of all files, also of those that hold no text.
    paths: BTreeSet<String>,
}

#[derive(Debug)]
pub(super) struct File {
    /// From the root, with `/` between folders.
    pub(super) path: String,
    pub(super) text: String,
}

impl Tree {
    /// The repository as git sees it; every file that isn't hidden where there is no git.
    pub(super) fn of_repository() -> Result<Self, String> {
        let root = crate::root();
        match git_paths(&root) {
            Some(paths) => Self::read(&root, paths),
            None => Self::by_walking(&root),
        }
    }

    /// All files below the folder, but for `target/` and git's own.
    pub(super) fn by_walking(root: &Path) -> Result<Self, String> {
        let mut paths = BTreeSet::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(&folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
            for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
                if path.is_file() {
                    paths.insert(from_root(root, &path));
                } else if path.is_dir() && !path.ends_with("target") && !path.ends_with(".git") {
                    folders.push(path);
                }
            }
        }
        Self::read(root, paths)
    }

    /// The file of this path, if it is there and holds text.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// All text files whose path ends so, such as `.md`.
    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = &File> {
        self.files
            .iter()
            .filter(move |file| file.path.ends_with(end))
    }

    /// Rust files of the crates and of this workshop that become part of a program: no integration tests, no benches.
    pub(super) fn sources(&self) -> impl Iterator<Item = &File> {
        self.ending(".rs")
            .filter(|file| file.is_of_product() || file.path.starts_with("xtask/src/"))
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Whether there is such a file, or a folder with files.
    pub(super) fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty()
            || self.paths.contains(path)
            || self
                .paths
                .range(folder.clone()..)
                .next()
                .is_some_and(|next| next.starts_with(&folder))
    }

    fn read(root: &Path, paths: BTreeSet<String>) -> Result<Self, String> {
        let mut tree = Self {
            files: Vec::new(),
            paths: BTreeSet::new(),
        };
        for path in paths {
            let full = root.join(&path);
            // git still lists what was deleted but not yet committed.
            if !full.is_file() {
                continue;
            }
            let bytes = std::fs::read(&full).map_err(|error| format!("{path}: {error}"))?;
            tree.paths.insert(path.clone());
            if let Ok(text) = String::from_utf8(bytes)
                && !text.contains('\0')
            {
                tree.files.push(File { path, text });
            }
        }
        Ok(tree)
    }
}

impl File {
    /// A Rust file below `crates/*/src/`.
    pub(super) fn is_of_product(&self) -> bool {
        self.path.ends_with(".rs")
            && self
                .path
                .strip_prefix("crates/")
                .and_then(|rest| rest.split('/').nth(1))
                .is_some_and(|folder| folder == "src")
    }

    /// The line of the first occurrence of this text, counted from 1; 0 if it isn't there.
    pub(super) fn line_of(&self, needle: &str) -> usize {
        self.text
            .lines()
            .position(|line| line.contains(needle))
            .map_or(0, |index| index + 1)
    }

    /// The line that holds this byte, counted from 1.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        1 + self
            .text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count()
    }
}

/// What git tracks and what it would add; `None` without git or outside of a repository.
fn git_paths(root: &Path) -> Option<BTreeSet<String>> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Some(
        text.split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

fn from_root(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, path: &str, bytes: &[u8]) {
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    #[test]
    fn git_leaves_out_what_it_ignores() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), ".gitignore", b"/secret\n");
        write(folder.path(), "secret/a.md", b"x");
        write(folder.path(), "\u{6587}/b.md", b"x");
        assert_eq!(git_paths(folder.path()), None, "not a repository yet");
        let made = Command::new("git")
            .args(["init", "--quiet"])
            .current_dir(folder.path())
            .status();
        if !made.is_ok_and(|status| status.success()) {
            return; // A machine without git walks the folders: the test below.
        }
        let paths = git_paths(folder.path()).unwrap();
        assert_eq!(
            paths.iter().collect::<Vec<_>>(),
            [".gitignore", "\u{6587}/b.md"]
        );
    }

    #[test]
    fn walking_leaves_out_what_was_built() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "target/debug/x.rs", b"x");
        write(folder.path(), "crates/store/src/log.rs", b"x");
        write(folder.path(), "crates/store/tests/story.rs", b"x");
        write(folder.path(), "picture.png", b"\x89PNG\0");
        let tree = Tree::by_walking(folder.path()).unwrap();
        let names = |files: Vec<&File>| {
            files
                .iter()
                .map(|file| file.path.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names(tree.files().collect()),
            ["crates/store/src/log.rs", "crates/store/tests/story.rs"]
        );
        assert_eq!(names(tree.sources().collect()), ["crates/store/src/log.rs"]);
        assert!(
            tree.has("picture.png")
                && tree.has("crates/store")
                && !tree.has("crates/sto")
                && !tree.has("target")
        );
    }

    #[test]
    fn lines_are_counted_from_one() {
        let file = File {
            path: "a".into(),
            text: "one\ntwo\nthree".into(),
        };
        assert_eq!(
            (
                file.line_of("two"),
                file.line_of("four"),
                file.line_at(4),
                file.line_at(3)
            ),
            (2, 0, 2, 1)
        );
    }
}
