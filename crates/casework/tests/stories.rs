//! Rules as stories: each Markdown file in `stories/` holds a small handbook and what happens under it.
//!
//! A block with the info string `story` is run line by line; see `story/script.rs` for its words.
//! The whole file is the handbook, so that a story reads like the book that it tries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want"
)]

mod story;

use std::fs;
use std::path::Path;

#[test]
fn every_story_comes_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 6, "the stories are missing");
    let failures: Vec<String> = files.iter().flat_map(|file| story::run(file)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
