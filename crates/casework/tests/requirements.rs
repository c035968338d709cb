//! Each requirement that the shipped book carries has a scenario, and no rule is there for nothing: without it the book
//! doesn't read any more, or the scenario fails.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want; others use the rest of `story`"
)]

mod rewriting;
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use handbook::SourceText;
use serde::Deserialize;
use story::Story;

const BOOK: &str = "pr-agency";

/// One requirement as `requirements.toml` has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requirement {
    /// Rules that carry it, as `kind.id`.
    rules: Vec<String>,
    /// Scenario that shows it; declarations have none.
    scenario: Option<String>,
    /// What the book completes.
    #[expect(dead_code, reason = "told to readers")]
    ours: Option<String>,
}

fn requirements() -> BTreeMap<String, Requirement> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../handbooks")
        .join(BOOK)
        .join("requirements.toml");
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The stories of a scenario, `requirements/<name>.md`.
fn scenario(name: &str) -> Vec<Story> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/requirements")
        .join(format!("{name}.md"));
    let stories = story::stories_of(&story::source(&file));
    assert!(!stories.is_empty(), "{name} holds no story");
    stories
}

fn is_declaration(rule: &str) -> bool {
    rule.starts_with("principle.")
}

#[test]
fn every_scenario_comes_true() {
    let edition = story::read(&story::shipped(BOOK)).unwrap();
    let mut failures = Vec::new();
    for (id, requirement) in requirements() {
        let Some(name) = &requirement.scenario else {
            let only_declares = requirement.rules.iter().all(|rule| is_declaration(rule));
            assert!(only_declares, "{id} has rules and no scenario");
            continue;
        };
        for story in scenario(name) {
            failures.extend(story::play(&edition, &story).1);
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn every_scenario_belongs_to_a_requirement() {
    let named: BTreeSet<String> = requirements()
        .into_values()
        .filter_map(|requirement| requirement.scenario)
        .map(|name| format!("{name}.md"))
        .collect();
    let there: BTreeSet<String> = story::files_in("requirements")
        .iter()
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(named, there);
}

#[test]
fn no_rule_is_there_for_nothing() {
    let book = story::shipped(BOOK);
    let (mut declarations, mut unread, mut failed) = (0, 0, 0);
    let mut idle = Vec::new();
    for (id, requirement) in requirements() {
        for rule in &requirement.rules {
            let without =
                without(&book, rule).unwrap_or_else(|| panic!("{id}: the book has no {rule}"));
            if is_declaration(rule) {
                declarations += 1;
                continue;
            }
            let Ok(edition) = story::read(&without) else {
                unread += 1;
                continue;
            };
            let name = requirement.scenario.as_deref().unwrap();
            let notices = scenario(name).iter().any(|story| {
                // What a story trips over may be as rude as a panic: it noticed.
                let played = catch_unwind(AssertUnwindSafe(|| story::play(&edition, story).1));
                played.map_or(true, |failures| !failures.is_empty())
            });
            if notices {
                failed += 1;
            } else {
                idle.push(format!("{id}: nobody misses {rule}"));
            }
        }
    }
    assert!(idle.is_empty(), "\n{}", idle.join("\n"));
    assert!(
        failed >= 10,
        "only {failed} rules were missed by a scenario"
    );
    assert!(unread >= 30, "only {unread} rules were missed by the book");
    assert_eq!(
        declarations, 7,
        "declarations are counted, so that no rule hides among them"
    );
}

/// The book without a rule; none if it has no such rule.
fn without(book: &[SourceText], rule: &str) -> Option<Vec<SourceText>> {
    let mut found = false;
    let files = book
        .iter()
        .map(|file| match rewriting::without(&file.text, rule) {
            Some(text) => {
                found = true;
                SourceText {
                    name: file.name.clone(),
                    text,
                }
            }
            None => file.clone(),
        })
        .collect();
    found.then_some(files)
}
