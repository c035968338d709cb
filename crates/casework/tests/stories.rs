//! Rules as stories: each Markdown file in `stories/` holds a small handbook and what happens under it.
//!
//! A block with the info string `story` is run line by line; see `story/script.rs` for its words.
//! The whole file is the handbook, so that a story reads like the book that it tries.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want; others use the rest of `story`"
)]

mod story;

#[test]
fn every_story_comes_true() {
    let files = story::files_in("stories");
    assert!(files.len() >= 25, "the stories are missing");
    let failures: Vec<String> = files.iter().flat_map(|file| story::run(file)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
