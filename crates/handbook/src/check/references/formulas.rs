//! Names in formulas and templates.
//!
//! The text `'gold'` is the row of a list where it is compared with a field that holds rows of that list. So
//! it is followed which ids each part of a formula may be, in the same places where types have to agree.

mod ids;
mod named;

use std::collections::BTreeSet;
use std::ops::Range;

use ids::Ids;

use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::formula::{Binary, Expression, ExpressionKind, Formula, Path, Value};
use crate::rule::{Field, FieldType};
use crate::syntax::Word;

/// Notes what a formula names.
pub(in crate::check) fn note(desk: &Desk<'_>, here: &Here, word: &Word, formula: &Formula) {
    if word.is_written() {
        Walk::new(desk, here, word).ids(&formula.root);
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
        let mut walk = Walk::new(desk, here, word);
        let ids = walk.ids(&formula.root);
        let wanted = BTreeSet::from([Ids::Rows(list.clone())]);
        walk.agree(&formula.root, &[(&formula.root, ids)], wanted);
    }
}

/// Notes what the placeholder of a template names.
pub(in crate::check) fn note_placeholder(desk: &Desk<'_>, here: &Here, name: &Word, path: &Path) {
    Walk::new(desk, here, name).fact(name, path, None);
}

struct Walk<'w> {
    desk: &'w Desk<'w>,
    here: &'w Here,
    /// The formula.
    word: &'w Word,
    /// What `it` may be, innermost last.
    elements: Vec<BTreeSet<Ids>>,
}

impl<'w> Walk<'w> {
    fn new(desk: &'w Desk<'w>, here: &'w Here, word: &'w Word) -> Self {
        Self {
            desk,
            here,
            word,
            elements: Vec::new(),
        }
    }

    /// Which ids an expression may be. Notes all names below it.
    fn ids(&mut self, node: &Expression) -> BTreeSet<Ids> {
        match &node.kind {
            ExpressionKind::Literal(_) => BTreeSet::new(),
            ExpressionKind::Path(path) => {
                self.fact(&self.word.slice(self.text(&node.span)), path, None);
                match path {
                    Path::It => self.elements.last().cloned().unwrap_or_default(),
                    _ => Ids::of(self.desk, self.here, path, None)
                        .into_iter()
                        .collect(),
                }
            }
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(*function, arguments),
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
                    let targets = ids.iter().flat_map(|ids| ids.targets(self.desk, text));
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
        for (name, tie) in Ids::ties(all, self.desk) {
            self.desk.references.tie(&place, &name, tie);
        }
    }

    /// The text of a constant as a word of the book, without its quotes. One with escapes inside is noted all
    /// the same, by what it is written as.
    fn literal(&self, node: &Expression) -> Option<Word> {
        node.written()?;
        let inside = self.text(&node.span);
        let inside = inside.get(1..inside.len().checked_sub(1)?)?;
        Some(self.word.slice(inside))
    }

    /// The text of some bytes, without the brackets that may stand around it.
    fn text(&self, span: &Range<usize>) -> &'w str {
        let text = self.word.text.get(span.clone()).unwrap_or_default();
        text.trim_matches(|c: char| matches!(c, '(' | ')') || c.is_whitespace())
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
