//! The rules inside a rule block.

use toml::de::DeTable;

use super::excerpt::Excerpt;
use super::place::{Place, Word};
use super::tree::{self, Entry, Node, Table, Tree};
use crate::article::Source;
use crate::problem::{Expected, ProblemKind};

/// A rule as it was written: `[kind.id]` and its keys.
#[derive(Clone, Debug)]
pub(crate) struct RuleTable {
    /// The kind.
    pub(crate) kind: Word,
    /// The record of a step; none for other kinds.
    pub(crate) record: Option<Word>,
    /// The id.
    pub(crate) id: Word,
    /// The keys.
    pub(crate) table: Table,
    /// The article and item that it stands under.
    pub(crate) source: Source,
    /// Which book it stands in, by the order of reading: a later one lies above.
    pub(crate) book: usize,
}

/// What is wrong, and where.
type Fault = (Place, ProblemKind);

/// Reads the rules of a block.
pub(super) fn read(block: &Excerpt, faults: &mut Vec<Fault>) -> Vec<RuleTable> {
    // A rule outside the articles is reported by the caller; reading it finds the rest of its faults.
    let source = block.source.clone().unwrap_or(Source {
        article: 0,
        item: None,
    });
    let mut rules = Vec::new();
    for Entry { key: kind, node } in table(block, faults).entries {
        for (id, node) in tables(&kind, node, faults) {
            if kind.text != STEP {
                rules.push(rule(&kind, None, id, node, &source, faults));
                continue;
            }
            for (step, node) in tables(&id, node, faults) {
                rules.push(rule(&kind, Some(id.clone()), step, node, &source, faults));
            }
        }
    }
    rules.retain(|rule| rule.is_some());
    rules.into_iter().flatten().collect()
}

/// Reads TOML; what is broken is reported and left out.
pub(super) fn table(block: &Excerpt, faults: &mut Vec<Fault>) -> Table {
    let (document, errors) = DeTable::parse_recoverable(&block.text);
    faults.extend(errors.iter().map(|error| {
        let end = block.text.len();
        let span = error.span().unwrap_or(0..end);
        let detail = error.message().to_owned();
        (
            block.place(span.start.min(end)..span.end.min(end)),
            ProblemKind::Toml { detail },
        )
    }));
    tree::table(block, document.get_ref())
}

/// The only kind whose rules have two names: `[step.complaint.judge]`.
const STEP: &str = "step";

/// The entries of what must be a table.
fn tables(key: &Word, node: Node, faults: &mut Vec<Fault>) -> Vec<(Word, Node)> {
    match node.value {
        Tree::Table(table) => table
            .entries
            .into_iter()
            .map(|entry| (entry.key, entry.node))
            .collect(),
        _ => {
            faults.push((key.place.clone(), not_a_table(key)));
            Vec::new()
        }
    }
}

fn rule(
    kind: &Word,
    record: Option<Word>,
    id: Word,
    node: Node,
    source: &Source,
    faults: &mut Vec<Fault>,
) -> Option<RuleTable> {
    let Tree::Table(table) = node.value else {
        faults.push((id.place.clone(), not_a_table(&id)));
        return None;
    };
    Some(RuleTable {
        kind: kind.clone(),
        record,
        id,
        table,
        source: source.clone(),
        book: 0,
    })
}

fn not_a_table(key: &Word) -> ProblemKind {
    ProblemKind::WrongType {
        key: key.text.clone(),
        expected: Expected::Table,
    }
}
