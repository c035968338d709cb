//! Names in formulas and templates.
//!
//! The text `'gold'` is the row of a list where it is compared with a field that holds rows of that list. So
//! it is followed which ids each part of a formula may be, in the same places where types have to agree.

mod ids;

use std::collections::BTreeSet;
use std::ops::Range;

use ids::Ids;

use super::{Part, Target};
use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::formula::{Binary, Expression, ExpressionKind, Formula, Function, Path, Value};
use crate::rule::{Field, FieldType};
use crate::syntax::Word;

/// Notes what a formula names.
pub(in crate::check) fn note(desk: &Desk<'_>, here: &Here, word: &Word, formula: &Formula) {
    if word.is_written() {
        Walk { desk, here, word }.ids(&formula.root);
    }
}

/// Notes which rows a formula names whose value goes into a field.
pub(in crate::check) fn note_value(
    desk: &Desk<'_>,
    here: &Here,
    word: &Word,
    formula: &Formula,
    field: &Field,
) {
    if let (true, FieldType::Choice(list)) = (word.is_written(), &field.kind) {
        let walk = Walk { desk, here, word };
        let ids = walk.ids(&formula.root);
        let wanted = BTreeSet::from([Ids::Rows(list.clone())]);
        walk.agree(&formula.root, &[(&formula.root, ids)], wanted);
    }
}

/// Notes what the placeholder of a template names.
pub(in crate::check) fn note_placeholder(desk: &Desk<'_>, here: &Here, name: &Word, path: &Path) {
    let walk = Walk {
        desk,
        here,
        word: name,
    };
    walk.path(0..name.text.len(), path);
}

struct Walk<'w> {
    desk: &'w Desk<'w>,
    here: &'w Here,
    word: &'w Word,
}

impl Walk<'_> {
    /// Which ids an expression may be. Notes all names below it.
    fn ids(&self, node: &Expression) -> BTreeSet<Ids> {
        match &node.kind {
            ExpressionKind::Literal(_) => BTreeSet::new(),
            ExpressionKind::Path(path) => {
                // The bytes of an expression in brackets are those of the brackets too.
                let is_around = |c: char| matches!(c, '(' | ')') || c.is_whitespace();
                let text = self.text(&node.span);
                let start = node.span.start + text.len() - text.trim_start_matches(is_around).len();
                let end = start + text.trim_matches(is_around).len();
                self.path(start..end, path);
                Ids::of(self.desk, self.here, path).into_iter().collect()
            }
            ExpressionKind::Call {
                function,
                arguments,
            } => {
                self.call(*function, arguments);
                BTreeSet::new()
            }
            ExpressionKind::Unary { operand, .. } => {
                self.ids(operand);
                BTreeSet::new()
            }
            ExpressionKind::Binary {
                operator,
                left,
                right,
            } => {
                let parts = [(&**left, self.ids(left)), (&**right, self.ids(right))];
                if is_comparison(*operator) {
                    self.agree(node, &parts, BTreeSet::new());
                }
                BTreeSet::new()
            }
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => {
                self.ids(condition);
                let parts = [
                    (&**then, self.ids(then)),
                    (&**otherwise, self.ids(otherwise)),
                ];
                self.agree(node, &parts, BTreeSet::new())
            }
            ExpressionKind::List(items) => {
                let parts: Vec<_> = items.iter().map(|item| (item, self.ids(item))).collect();
                self.agree(node, &parts, BTreeSet::new())
            }
        }
    }

    /// Notes texts among expressions that stand for each other, and gives all ids that these may be.
    fn agree(
        &self,
        node: &Expression,
        parts: &[(&Expression, BTreeSet<Ids>)],
        wanted: BTreeSet<Ids>,
    ) -> BTreeSet<Ids> {
        let mut all = wanted;
        all.extend(parts.iter().flat_map(|(_, ids)| ids.iter().cloned()));
        for (part, _) in parts {
            self.texts(part, &all);
        }
        self.tie(node, &all);
        all
    }

    /// Notes every text below a node as whatever is called so.
    fn texts(&self, node: &Expression, ids: &BTreeSet<Ids>) {
        match &node.kind {
            ExpressionKind::Literal(Value::Text(text)) => {
                if let Some(word) = self.literal(node) {
                    let targets = ids
                        .iter()
                        .flat_map(|ids| ids.targets(self.desk, self.here, text));
                    self.desk.references.note(&word, targets);
                }
            }
            ExpressionKind::List(items) => items.iter().for_each(|item| self.texts(item, ids)),
            ExpressionKind::Choose {
                then, otherwise, ..
            } => {
                self.texts(then, ids);
                self.texts(otherwise, ids);
            }
            _ => {}
        }
    }

    /// Notes that ids of several kinds meet here while the book runs: those that are alike must stay alike.
    fn tie(&self, node: &Expression, all: &BTreeSet<Ids>) {
        if all.len() < 2 {
            return;
        }
        let place = self.word.place_of(node.span.clone());
        for (name, tie) in Ids::ties(all, self.desk, self.here) {
            self.desk.references.tie(&place, &name, tie);
        }
    }

    /// Notes a fact: the id is what its name ends with.
    fn path(&self, bytes: Range<usize>, path: &Path) {
        let part =
            |kind, rule: &str, id: &Id| Target::part_of(kind, rule, Part::Field, id.as_str());
        let (id, targets): (&Id, Vec<Target>) = match path {
            Path::RecordField(id) => {
                let records = self.here.records.iter();
                (
                    id,
                    records
                        .map(|of| part(Kind::Record, of.as_str(), id))
                        .collect(),
                )
            }
            Path::ClientField(id) => (id, vec![part(Kind::Record, "client", id)]),
            Path::FormField(id) => {
                let form = self.here.form.iter();
                (
                    id,
                    form.map(|of| part(Kind::Form, of.as_str(), id)).collect(),
                )
            }
            Path::Param(id) => (id, vec![Target::rule(Kind::Param, id.as_str())]),
            _ => return,
        };
        let start = bytes.end.saturating_sub(id.as_str().len());
        if let Some(text) = self.word.text.get(start..bytes.end) {
            self.desk.references.note(&self.word.slice(text), targets);
        }
    }

    fn call(&self, function: Function, arguments: &[Expression]) {
        let references = &self.desk.references;
        let name = arguments.last().and_then(|last| self.literal(last));
        match (function, name) {
            (Function::Done, Some(name)) => {
                if let Some((record, step)) = name.text.split_once('.') {
                    references.rule(Kind::Record, &name.slice(record));
                    self.desk
                        .refers([&Id::new(record)], Part::Step, &name.slice(step));
                }
            }
            (Function::Filed, Some(name)) => references.rule(Kind::Form, &name),
            (Function::Is, Some(name)) => references.rule(Kind::Role, &name),
            (Function::Count | Function::Children, Some(name)) => {
                references.rule(Kind::Record, &name)
            }
            _ => {}
        }
        for argument in arguments {
            self.ids(argument);
        }
    }

    /// The text of a constant as a word of the book, without its quotes. One with escapes inside is noted all
    /// the same, by what it is written as.
    fn literal(&self, node: &Expression) -> Option<Word> {
        if !matches!(node.kind, ExpressionKind::Literal(Value::Text(_))) {
            return None;
        }
        let text = self.text(&node.span);
        let is_around = |c: char| matches!(c, '(' | ')') || c.is_whitespace();
        let inside = text.trim_matches(is_around);
        let inside = inside.get(1..inside.len().checked_sub(1)?)?;
        Some(self.word.slice(inside))
    }

    fn text(&self, span: &Range<usize>) -> &str {
        self.word.text.get(span.clone()).unwrap_or_default()
    }
}

fn is_comparison(operator: Binary) -> bool {
    match operator {
        Binary::Equal
        | Binary::NotEqual
        | Binary::Less
        | Binary::LessOrEqual
        | Binary::Greater
        | Binary::GreaterOrEqual
        | Binary::In => true,
        Binary::Or
        | Binary::And
        | Binary::Add
        | Binary::Subtract
        | Binary::Multiply
        | Binary::Divide
        | Binary::Remainder => false,
    }
}
