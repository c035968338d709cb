//! The tables of the language: what the reference prints is what the checker reads.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fs;
use std::path::Path;

use handbook::SourceText;
use handbook::language::{Words, kinds, parts, reference};

const FRAME: &str = include_str!("frame.md");

/// Rules around the examples of tables that stand inside rules; `…` is the example.
const AROUND: [(&str, &str); 11] = [
    ("label", "[principle.named]\nnote = \"n\"\n…"),
    (
        "case",
        "[promise.cased]\nname = \"n\"\non = \"request.opened\"\nby = \"owner\"\nkept_by = \"request.answer\"\n…",
    ),
    (
        "alert",
        "[promise.alerted]\nname = \"n\"\non = \"request.opened\"\nwithin = \"4 hours\"\nby = \"owner\"\nkept_by = \"request.answer\"\n…",
    ),
    ("then", "[when.followed]\non = \"request.answer\"\n…"),
    (
        "editions",
        "[calendar.seasons]\nzone = \"Asia/Shanghai\"\nweek = \"mon-fri 09:00-18:00\"\n…",
    ),
    (
        "days",
        "[calendar.dated]\nzone = \"Asia/Shanghai\"\nweek = \"mon-fri 09:00-18:00\"\n…",
    ),
    (
        "cover",
        "[role.on_duty]\nname = \"On duty\"\namong = [\"agent\"]\n…",
    ),
    (
        "extend",
        "[promise.extended]\nname = \"n\"\non = \"request.opened\"\nwithin = \"4 working days\"\nby = \"owner\"\nkept_by = \"request.close\"\n…",
    ),
    (
        "stages",
        "[promise.staged]\nname = \"n\"\non = \"request.opened\"\nwithin = \"4 working days\"\nby = \"owner\"\nkept_by = \"request.close\"\n…",
    ),
    ("require", "[gate.told]\nbefore = \"project.start\"\n…"),
    (
        "watch",
        "[measure.watched]\nname = \"n\"\nof = \"request\"\nfigure = \"count\"\n…",
    ),
];

/// All examples are one book, and it has no errors: so each of them can be copied.
#[test]
fn every_example_can_be_read() {
    let mut text = FRAME.to_owned();
    for words in kinds() {
        text += &format!("\n```rule\n{}\n```\n", words.example);
    }
    for words in parts() {
        let (_, around) = AROUND
            .iter()
            .find(|(word, _)| *word == words.word)
            .unwrap_or_else(|| panic!("no rule around {}", words.word));
        text += &format!("\n```rule\n{}\n```\n", around.replace('…', words.example));
    }
    let sources = [SourceText {
        name: "handbook.md".to_owned(),
        text,
    }];
    let (edition, problems) = handbook::read(&sources);
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let (line, _) = problem.position(&sources);
            let text = sources[0].text.lines().nth(line - 1).unwrap_or_default();
            format!(
                "{line}: {} {:?} in {text}",
                problem.kind.number(),
                problem.kind
            )
        })
        .collect();
    assert!(edition.is_some(), "{}", told.join("\n"));
}

/// The page in `docs` is the one that the tables print.
#[test]
fn the_reference_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/handbook-reference.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, reference()).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == reference(),
        "docs/handbook-reference.md differs from the tables: run with UPDATE_EXPECT=1 and read the change"
    );
}

/// A word stands once in its table, and everything is told in a sentence.
#[test]
fn tables_are_complete() {
    let all: Vec<Words> = kinds().into_iter().chain(parts()).collect();
    assert!(all.len() > 30);
    for words in &all {
        assert!(words.means.ends_with('.'), "{}", words.word);
        let mut seen = Vec::new();
        for key in words.keys {
            assert!(
                !seen.contains(&key.word),
                "{}.{} comes twice",
                words.word,
                key.word
            );
            assert!(key.means.ends_with('.'), "{}.{}", words.word, key.word);
            seen.push(key.word);
        }
    }
}
