//! Checks of the tree itself: what we care about and no compiler looks at.
//!
//! Each check is a function from the tree to findings. It runs by `cargo xtask tidy`, as a step of
//! `cargo xtask test`, and as a test of its own file beside a test with input that it must refuse.

mod dependencies;
mod directions;
mod leftovers;
mod links;
mod locales;
mod migrations;
mod modules;
mod punctuation;
mod rust_source;
mod sizes;
mod titles;
mod traces;
mod tree;
mod words;

use std::fmt;

use tree::Tree;

/// Something that isn't as the house wants it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// Counted from 1; 0 speaks of the whole file.
    line: usize,
    /// What is wrong, and what to do about it, in sentences.
    message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.path, self.message)
        } else {
            write!(f, "{}:{}: {}", self.path, self.line, self.message)
        }
    }
}

type Check = fn(&Tree) -> Vec<Finding>;

const CHECKS: [(&str, Check); 14] = [
    ("directions of crates", directions::check),
    ("reasons for dependencies", dependencies::check),
    ("sizes of files", sizes::check),
    ("names of modules", modules::check_names),
    ("module comments", modules::check_comments),
    ("leftovers", leftovers::check),
    ("words of a trade", words::check_trades),
    ("Chinese in code", words::check_han),
    ("titles of pages", titles::check),
    ("links", links::check),
    ("traces of a machine", traces::check),
    ("punctuation beside Chinese", punctuation::check),
    ("keys of locales", locales::check),
    ("migrations", migrations::check),
];

/// Runs every check over the repository and prints what they find.
pub(crate) fn run() -> Result<(), String> {
    let tree = Tree::of_repository()?;
    let mut count = 0;
    for (name, check) in CHECKS {
        let findings = check(&tree);
        for finding in &findings {
            println!("{finding}");
        }
        if !findings.is_empty() {
            println!("  ({}: {name})\n", findings.len());
        }
        count += findings.len();
    }
    for note in sizes::notes(&tree) {
        println!("note: {note}");
    }
    match count {
        0 => {
            println!("The tree is tidy.");
            Ok(())
        }
        _ => Err(format!("the tidy checks found {count} things to mend")),
    }
}

/// For tests: the check must find nothing in the repository as it stands.
#[cfg(test)]
fn assert_tidy(check: Check) {
    let findings = check(&Tree::of_repository().unwrap());
    let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// For tests: what the check says about a tree of these files, a line a finding.
#[cfg(test)]
fn found_in(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let tree = Tree::by_walking(folder.path()).unwrap();
    check(&tree).iter().map(Finding::to_string).collect()
}
