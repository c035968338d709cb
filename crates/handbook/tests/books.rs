//! Whole books: good ones are read without findings, bad ones with exactly those that they expect.
//!
//! Each finding has a book of its own, which the tests of findings read. The bad books here show many at once: one ends in a fenced block `expected` with a line for each finding. After a change of the
//! checker, `UPDATE_EXPECT=1` writes those blocks anew; read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fs;
use std::path::{Path, PathBuf};

use handbook::problem::{Problem, Severity};
use handbook::{Edition, SourceText};
use proptest::prelude::*;

const EXPECTED: &str = "```expected\n";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn books(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(text: &str) -> (Option<Edition>, Vec<Problem>) {
    handbook::read(&[source(text)])
}

fn source(text: &str) -> SourceText {
    SourceText {
        name: "handbook.md".to_owned(),
        text: text.to_owned(),
    }
}

/// A line for each finding: `line:column severity kind words`, and what else there is to say.
fn findings(text: &str) -> String {
    let sources = [source(text)];
    let (edition, problems) = handbook::read(&sources);
    let has_error = problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error);
    assert_eq!(edition.is_none(), has_error);
    let mut lines = String::new();
    for problem in &problems {
        let (line, column) = problem.position(&sources);
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let words: Vec<String> = problem
            .kind
            .arguments()
            .into_iter()
            .map(|(_, word)| word)
            .collect();
        let underlined = text.get(problem.span.clone()).unwrap();
        lines += &format!(
            "{line}:{column} {severity} {} {} {:?}",
            problem.kind.number(),
            problem.kind.code(),
            words.join(" ")
        );
        if !underlined.contains('\n') && underlined.len() < 80 {
            lines += &format!(" at {underlined:?}");
        }
        if let Some(nearest) = problem.kind.nearest() {
            lines += &format!(" nearest {nearest:?}");
        }
        for (_, line, column) in problem.related_positions(&sources) {
            lines += &format!(" see {line}:{column}");
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn good_books_are_read_without_findings() {
    for path in books("tests/good") {
        let found = findings(&fs::read_to_string(&path).unwrap());
        assert_eq!(found, "", "{}", path.display());
    }
}

#[test]
fn bad_books_have_just_the_findings_that_they_expect() {
    let mut differing = Vec::new();
    let is_shown = |path: &&PathBuf| !path.file_name().unwrap().to_string_lossy().starts_with('Y');
    for path in books("tests/bad").iter().filter(is_shown) {
        let text = fs::read_to_string(path).unwrap();
        let (book, expected) = text.split_once(EXPECTED).unwrap_or((&text, ""));
        let expected = expected.trim_end().trim_end_matches("```");
        let found = findings(book);
        if found == expected {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(path, format!("{book}{EXPECTED}{found}```\n")).unwrap();
        } else {
            differing.push(format!(
                "{}\nexpected:\n{expected}found:\n{found}",
                path.display()
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// No finding is false on the books that are shipped: they have none at all.
#[test]
fn shipped_books_are_read_without_findings() {
    let mut told = String::new();
    for name in [
        "handbooks/pr-agency",
        "handbooks/repair-shop",
        "examples/helpdesk-log",
    ] {
        let path = folder("../..").join(name).join("handbook.md");
        let found = findings(&fs::read_to_string(&path).unwrap());
        if !found.is_empty() {
            told += &format!("{}\n{found}", path.display());
        }
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn a_file_of_many_bytes_is_refused_by_name() {
    let found = findings(&"文".repeat(1024 * 1024));
    assert!(found.contains("too-large"), "{found}");
}

#[test]
fn several_files_are_one_book() {
    let text = fs::read_to_string(folder("tests/good/full.md")).unwrap();
    let at = text.find("## 第三條").unwrap();
    let sources = [source(&text[..at]), source(&text[at..])];
    let (edition, problems) = handbook::read(&sources);
    assert_eq!(problems, []);
    let (whole, _) = read(&text);
    let (edition, whole) = (edition.unwrap(), whole.unwrap());
    assert_eq!(edition.book, whole.book);
    assert_eq!(edition.promises, whole.promises);
    assert_ne!(edition.hash, whole.hash);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// However a good book is mangled, reading it ends, and every finding stands inside it.
    #[test]
    fn mangled_books_never_panic(
        // One in four is the book of calendars, which take their time.
        name in prop::sample::select(vec!["full.md", "full.md", "full.md", "calendars.md"]),
        cuts in prop::collection::vec((0.0..1.0f64, 0usize..60, 0u8..3, ".{0,6}"), 1..5),
    ) {
        let mut text = fs::read_to_string(folder("tests/good").join(name)).unwrap();
        for (place, length, act, other) in cuts {
            let mut start = (text.len() as f64 * place) as usize;
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + length).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let piece = text[start..end].to_owned();
            match act {
                0 => text.replace_range(start..end, ""),
                1 => text.insert_str(end, &piece),
                _ => text.replace_range(start..end, &other),
            }
        }
        findings(&text);
    }
}
