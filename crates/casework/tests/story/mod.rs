//! Runs stories: a book, and what happens under it, line by line.

mod acts;
mod entries;
mod expectations;
mod figures;
pub(super) mod script;
mod thrift;
pub(super) mod world;

use std::fs;
use std::path::{Path, PathBuf};

use handbook::{Edition, SourceText};

use self::world::World;

/// One block with the info string `story`.
pub(super) struct Story {
    /// File and line, for failures.
    pub(super) name: String,
    /// Its lines with their numbers in the file; comments and empty lines are left out.
    pub(super) lines: Vec<(usize, String)>,
}

/// The Markdown files of a folder of the tests, in order.
pub(super) fn files_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// The sources of a shipped handbook, as its `handbook.toml` lists them.
pub(super) fn shipped(handbook: &str) -> Vec<SourceText> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../handbooks")
        .join(handbook);
    let list: toml::Table = fs::read_to_string(folder.join("handbook.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let files = list["files"].as_array().unwrap().iter();
    files
        .map(|name| {
            let name = name.as_str().unwrap().to_owned();
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            SourceText { name, text }
        })
        .collect()
}

/// A file as a book of its own.
pub(super) fn source(file: &Path) -> SourceText {
    SourceText {
        name: file.file_name().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(file).unwrap(),
    }
}

/// The stories of a file.
pub(super) fn stories_of(source: &SourceText) -> Vec<Story> {
    let mut stories = Vec::new();
    let mut lines = source.text.lines().zip(1..);
    while let Some((line, start)) = lines.next() {
        if line.trim() != "```story" {
            continue;
        }
        let block = lines.by_ref().take_while(|(line, _)| line.trim() != "```");
        let said = block
            .map(|(line, number)| (number, line.trim().to_owned()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        stories.push(Story {
            name: format!("{}:{start}", source.name),
            lines: said.collect(),
        });
    }
    stories
}

/// Runs every story of a file under the book that the file is; gives what came out otherwise, each with its line.
pub(super) fn run(file: &Path) -> Vec<String> {
    let source = source(file);
    let stories = stories_of(&source);
    if stories.is_empty() {
        return vec![format!("{}: holds no story", source.name)];
    }
    match read(&with_house(source.clone())) {
        Err(problems) => vec![format!("{}: {problems}", source.name)],
        Ok(edition) => stories
            .iter()
            .flat_map(|story| play(&edition, story).1)
            .collect(),
    }
}

/// A book of its own, or one that begins with the house's first pages.
pub(super) fn with_house(book: SourceText) -> Vec<SourceText> {
    if book.text.starts_with("---") {
        return vec![book];
    }
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house.md");
    vec![source(&house), book]
}

/// Reads a book.
pub(super) fn read(sources: &[SourceText]) -> Result<Edition, String> {
    let (edition, problems) = handbook::read(sources);
    edition.ok_or_else(|| format!("the book has errors: {problems:#?}"))
}

/// Plays one story; gives the world that it ended in, and what came out otherwise.
pub(super) fn play(edition: &Edition, story: &Story) -> (World, Vec<String>) {
    let mut world = World::new(edition.clone());
    let mut failures = Vec::new();
    for (number, line) in &story.lines {
        if let Err(reason) = script::play(&mut world, line) {
            failures.push(format!("{}+{number}: {line}\n    {reason}", story.name));
        }
    }
    if let Some(refusal) = world.unexpected_refusal() {
        failures.push(format!("{}: {refusal}", story.name));
    }
    (world, failures)
}
