//! Nothing hangs on a name: with every id of a book renamed, the same stories come out the same.
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

use handbook::{Edition, SourceText};
use rewriting::rename::{self, Ids, PREFIX};
use story::Story;
use worktime::Instant;

#[test]
fn the_shipped_book_works_under_other_names() {
    let book = story::shipped("pr-agency");
    let edition = story::read(&book).unwrap();
    let ids = Ids::of(&edition);
    assert!(ids.count() > 150, "only {} ids", ids.count());
    let other = renamed(&book, &ids);
    for file in story::files_in("requirements") {
        for story in story::stories_of(&story::source(&file)) {
            same(&edition, &other, &story, &ids);
        }
    }
}

#[test]
fn the_books_of_stories_work_under_other_names() {
    for file in story::files_in("stories") {
        let source = story::source(&file);
        let stories = story::stories_of(&source);
        let book = story::with_house(source);
        let edition = story::read(&book).unwrap();
        let ids = Ids::of(&edition);
        let other = renamed(&book, &ids);
        for story in stories {
            same(&edition, &other, &story, &ids);
        }
    }
}

fn renamed(book: &[SourceText], ids: &Ids) -> Edition {
    let files: Vec<SourceText> = book
        .iter()
        .map(|file| SourceText {
            name: file.name.clone(),
            text: rename::book(&file.text, ids),
        })
        .collect();
    let edition = story::read(&files)
        .unwrap_or_else(|error| panic!("{}: {error}", book.last().unwrap().name));
    let ours = edition
        .records
        .keys()
        .chain(edition.roles.keys())
        .chain(edition.promises.keys());
    for id in ours.filter(|id| **id != *"client" && **id != *"person") {
        assert!(id.as_str().starts_with(PREFIX), "{id} kept its name");
    }
    edition
}

/// What happened, without any name.
fn trace(world: &story::world::World) -> Vec<(String, Instant, Instant, Instant)> {
    let kind = |event: &casework::Event| {
        let body = serde_json::to_value(&event.payload).unwrap();
        body["kind"].as_str().unwrap().to_owned()
    };
    let events = world.events.iter();
    events
        .map(|event| {
            (
                kind(event),
                event.happened_at,
                event.effective_at,
                event.recorded_at,
            )
        })
        .collect()
}

fn same(edition: &Edition, other: &Edition, story: &Story, ids: &Ids) {
    let lines = story.lines.iter();
    let twin = Story {
        name: story.name.clone(),
        lines: lines
            .map(|(number, line)| (*number, rename::story_line(line, ids)))
            .collect(),
    };
    let (ours, failures) = story::play(edition, story);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    let (theirs, failures) = story::play(other, &twin);
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert_eq!(trace(&ours), trace(&theirs), "{}", story.name);
}
