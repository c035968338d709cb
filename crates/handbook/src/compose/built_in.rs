//! What several books add to a record that exists without being declared: `[record.client]`.

use super::overrides::line_id;
use super::{Override, Remark};
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::syntax::{Entry, Node, RuleTable, Tree, Word};

/// Adds the fields of one book to those of the books below it. Each field counts as a rule of its own:
/// one that is there already must be replaced, or be left alone.
pub(super) fn merge(
    mut lower: RuleTable,
    rule: &RuleTable,
    says: bool,
    remarks: &mut Vec<Remark>,
    overrides: &mut Vec<Override>,
) -> RuleTable {
    let mut merging = Merging {
        rule,
        says,
        remarks,
        overrides,
        replaced: 0,
    };
    for entry in &rule.table.entries {
        match entry.key.text.as_str() {
            "replaces" => {}
            "fields" => merging.fields(&mut lower, entry),
            _ => merging.key(&mut lower, entry),
        }
    }
    if says && merging.replaced == 0 {
        merging.refuse(&lower);
    }
    lower
}

struct Merging<'r> {
    /// The rule that lies above.
    rule: &'r RuleTable,
    /// Whether it says that it replaces.
    says: bool,
    remarks: &'r mut Vec<Remark>,
    overrides: &'r mut Vec<Override>,
    /// How many fields and keys it replaces.
    replaced: usize,
}

impl Merging<'_> {
    fn fields(&mut self, lower: &mut RuleTable, entry: &Entry) {
        let source = lower.source.clone();
        let mut fields = lower.table.entries.iter_mut();
        let Some(known) = fields.find(|known| known.key.text == "fields") else {
            lower.table.entries.push(entry.clone());
            return;
        };
        let (Tree::List(lines), Tree::List(more)) = (&mut known.node.value, &entry.node.value)
        else {
            // A list is wanted; what isn't one is reported where the fields are read.
            lower.table.entries.push(entry.clone());
            return;
        };
        for node in more {
            let Some(word) = node.text() else {
                lines.push(node.clone());
                continue;
            };
            let twin = |known: &&mut Node| {
                known
                    .text()
                    .is_some_and(|known| line_id(known) == line_id(word))
            };
            match lines.iter_mut().find(twin) {
                Some(line) => {
                    if let Some(known) = line.text() {
                        self.field(known, word);
                    }
                    self.overrides.push(Override {
                        kind: "field".to_owned(),
                        id: format!("{}.{}", self.rule.id.text, line_id(word)),
                        winner: self.rule.source.clone(),
                        replaced: source.clone(),
                    });
                    *line = node.clone();
                }
                None => lines.push(node.clone()),
            }
        }
    }

    /// A field in place of one below it.
    fn field(&mut self, known: &Word, word: &Word) {
        self.replaced += 1;
        let rule = format!("{}.{}", self.rule.id.text, line_id(word));
        let kind = match self.says {
            false => ProblemKind::SilentOverride { rule },
            true if known.text == word.text => ProblemKind::IdleOverride { rule },
            true => return,
        };
        let place = (word.place.clone(), vec![known.place.clone()], kind);
        self.remarks.push(place);
    }

    /// Another key, such as the name.
    fn key(&mut self, lower: &mut RuleTable, entry: &Entry) {
        let mut entries = lower.table.entries.iter_mut();
        let Some(known) = entries.find(|known| known.key.text == entry.key.text) else {
            lower.table.entries.push(entry.clone());
            return;
        };
        self.replaced += 1;
        if !self.says {
            let rule = format!("record.{}", self.rule.id.text);
            let kind = ProblemKind::SilentOverride { rule };
            let place = (entry.key.place.clone(), vec![known.key.place.clone()], kind);
            self.remarks.push(place);
        }
        *known = entry.clone();
    }

    fn refuse(&mut self, lower: &RuleTable) {
        let lines = |rule: &RuleTable| match rule.table.get("fields").map(|node| &node.value) {
            Some(Tree::List(lines)) => lines.iter().filter_map(Node::text).cloned().collect(),
            _ => Vec::<Word>::new(),
        };
        let (own, all) = (lines(self.rule), lines(lower));
        let others = all
            .iter()
            .map(line_id)
            .filter(|id| !own.iter().any(|own| line_id(own) == *id));
        let others: Vec<&str> = others.collect();
        let near = own
            .iter()
            .find_map(|word| nearest(line_id(word), others.iter().copied()));
        let kind = ProblemKind::ReplacesNothing {
            rule: format!("record.{}", self.rule.id.text),
            nearest: near,
        };
        let place = (self.rule.id.place.clone(), Vec::new(), kind);
        self.remarks.push(place);
    }
}
