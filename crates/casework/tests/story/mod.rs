//! Runs a story file.

mod script;
mod world;

use std::fs;
use std::path::Path;

use handbook::SourceText;

use self::world::World;

/// Runs every story of a file; gives what came out otherwise, each with its line.
pub(super) fn run(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let (edition, problems) = handbook::read(&[SourceText {
        name: name.clone(),
        text: text.clone(),
    }]);
    let Some(edition) = edition else {
        return vec![format!("{name}: the book has errors: {problems:#?}")];
    };
    let mut failures = Vec::new();
    let mut stories = 0;
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if line.trim() != "```story" {
            continue;
        }
        stories += 1;
        let mut world = World::new(edition.clone());
        for (number, line) in lines.by_ref().take_while(|(_, line)| line.trim() != "```") {
            let words = line.trim();
            if words.is_empty() || words.starts_with('#') {
                continue;
            }
            if let Err(reason) = script::play(&mut world, words) {
                failures.push(format!("{name}:{}: {words}\n    {reason}", number + 1));
            }
        }
        if let Some(refusal) = world.unexpected_refusal() {
            failures.push(format!("{name}: {refusal}"));
        }
    }
    if stories == 0 {
        failures.push(format!("{name}: holds no story"));
    }
    failures
}
