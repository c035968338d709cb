//! Ids of rules wherever TOML writes them: `[promise.first]` may come again as `[[promise.first.alert]]`.
//!
//! The tree of a block knows of a rule's id only where it stands first.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

use crate::SourceText;
use crate::check::{Glossary, Part, Spot, Target, Use};
use crate::compose::LIST;
use crate::syntax::{Excerpt, rule_blocks};

/// Most names that lead to a rule: `step.order.accept`.
const NAMES_MAX: usize = 3;

/// A name of a table or key, with its bytes in the block.
type Name = (String, Range<usize>);

/// Adds every place where the id of a rule or step stands in the name of a table.
pub(super) fn add_to(glossary: &mut Glossary, sources: &[SourceText]) {
    for (file, source) in sources.iter().enumerate() {
        if is_list(&source.name) {
            add_values(glossary, file, &source.text);
            continue;
        }
        for block in rule_blocks(&source.text) {
            for path in paths(&block.text) {
                add(glossary, file, &block, &path);
            }
        }
    }
}

/// Whether a file says which files are a book, and gives params values of the company's own.
fn is_list(name: &str) -> bool {
    name.rsplit('/').next() == Some(LIST)
}

/// Adds the params that a list of files gives values: `[params]`, one key each.
fn add_values(glossary: &mut Glossary, file: usize, text: &str) {
    for path in paths(text) {
        let [(table, _), (id, span), ..] = path.as_slice() else {
            continue;
        };
        let Some(target) = Target::named("param", id).filter(|_| table == "params") else {
            continue;
        };
        let written = text.get(span.clone()).unwrap_or_default();
        let start = span.start + written.find(id.as_str()).unwrap_or(0);
        let used = Use {
            targets: [target].into(),
            acts: true,
        };
        glossary.uses.insert((file, start, start + id.len()), used);
    }
}

fn add(glossary: &mut Glossary, file: usize, block: &Excerpt, path: &[Name]) {
    let (target, id) = match path {
        [(kind, _), record, step, ..] if kind == "step" => {
            let Some(owner) = Target::named("record", &record.0) else {
                return;
            };
            let step_of = owner.clone().with(Part::Step, &step.0);
            let used = glossary.uses.entry(spot(file, block, record)).or_default();
            *used = Use {
                targets: [owner].into(),
                acts: true,
            };
            (Some(step_of), step)
        }
        [(kind, _), rule, ..] => (Target::named(kind, &rule.0), rule),
        _ => return,
    };
    if let Some(spots) = target.and_then(|target| glossary.declared.get_mut(&target)) {
        spots.insert(spot(file, block, id));
    }
}

fn spot(file: usize, block: &Excerpt, (name, span): &Name) -> Spot {
    let written = block.text.get(span.clone()).unwrap_or_default();
    let start = span.start + written.find(name.as_str()).unwrap_or(0);
    let bytes = block.in_file(start..start + name.len());
    (file, bytes.start, bytes.end)
}

/// The names that lead to each table of a block, and to its keys as far as these may lead to a rule.
fn paths(text: &str) -> Vec<Vec<Name>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
    parse_document(&tokens, &mut events, &mut ());
    let mut found = Vec::new();
    let mut path: Vec<Name> = Vec::new();
    // How many names lead to each table that is open; those of the header first.
    let mut levels = vec![0];
    let mut lists = 0_usize;
    for event in events {
        let level = levels.last().copied().unwrap_or(0);
        match event.kind() {
            EventKind::ArrayOpen => lists += 1,
            EventKind::ArrayClose => {
                lists = lists.saturating_sub(1);
                path.truncate(if lists == 0 { level } else { path.len() });
            }
            // No rule stands inside a list.
            _ if lists > 0 => {}
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => path.clear(),
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                levels = vec![path.len()];
                found.push(path.clone());
            }
            EventKind::SimpleKey => {
                let mut name = String::new();
                if let Some(raw) = source.get(event) {
                    raw.decode_key(&mut name, &mut ());
                }
                path.push((name, event.span().start()..event.span().end()));
            }
            EventKind::KeyValSep if level < NAMES_MAX => found.push(path.clone()),
            EventKind::InlineTableOpen => levels.push(path.len()),
            EventKind::InlineTableClose => {
                levels.pop();
                path.truncate(levels.last().copied().unwrap_or(0));
            }
            EventKind::Scalar => path.truncate(level),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_rules_however_they_are_written() {
        let text = "a.b.c = 1\nd = { e = { f = 1 }, g = [{ h = 1 }] }\n[i.j]\nk = 1\n[[i.j.l]]\n[m]\nn.'o' = {}\n";
        let paths: Vec<String> = paths(text)
            .into_iter()
            .map(|path| {
                let names: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).collect();
                names.join(".")
            })
            .collect();
        assert_eq!(
            paths,
            [
                "a.b.c", "d", "d.e", "d.e.f", "d.g", "i.j", "i.j.k", "i.j.l", "m", "m.n.o"
            ]
        );
    }
}
