//! Where types have to agree: operands with each other, texts with the ids that they stand for, a value with
//! the place that it goes to.

use super::super::{Expression, ExpressionKind, Value};
use super::{Checker, Type, operator};
use crate::Id;
use crate::nearest::nearest;
use crate::problem::FormulaFault;

impl Checker<'_> {
    /// The type that several values share. Texts among choices must be ids of the choice.
    pub(super) fn settle(&mut self, node: &Expression, parts: &[(&Expression, Type)]) -> Type {
        let mut shared = Type::Any;
        for (_, found) in parts {
            match operator::common(&shared, found) {
                Some(wider) => shared = wider,
                None => return self.differ(node, &shared, found),
            }
        }
        if let Type::Choice(ids) = innermost(&shared) {
            for (part, found) in parts {
                if *innermost(found) == Type::Text {
                    self.choice_words(part, ids);
                }
            }
        }
        shared
    }

    /// Whether a value may go where `wanted` is asked for.
    pub(super) fn fit(&mut self, node: &Expression, found: &Type, wanted: &Type) {
        match (found, wanted) {
            (Type::Any, _) | (_, Type::Any) | (Type::Choice(_), Type::Text) => {}
            (Type::Text, Type::Choice(ids)) if stands_written(node) => self.choice_words(node, ids),
            (Type::Choice(some), Type::Choice(ids)) if some.iter().all(|id| ids.contains(id)) => {}
            (Type::List(of), Type::List(wanted_of)) => self.fit(node, of, wanted_of),
            (Type::Number, Type::Decimal) => {}
            (Type::Money(some), Type::Money(other)) if some.is_none() || other.is_none() => {}
            _ if found == wanted => {}
            (_, Type::YesNo) => {
                let found = found.to_string();
                self.fault(node, FormulaFault::WantsYesNo { found });
            }
            _ => {
                self.differ(node, wanted, found);
            }
        }
    }

    /// Reports two types that don't go together.
    pub(super) fn differ(&mut self, node: &Expression, left: &Type, right: &Type) -> Type {
        let (left, right) = (left.to_string(), right.to_string());
        self.fault(node, FormulaFault::TypesDiffer { left, right })
    }

    /// Reports every text below a node that isn't one of these ids.
    fn choice_words(&mut self, node: &Expression, ids: &[Id]) {
        match &node.kind {
            ExpressionKind::Literal(Value::Text(word))
                if !ids.iter().any(|id| id == word.as_str()) =>
            {
                let fault = FormulaFault::UnknownChoice {
                    word: word.clone(),
                    nearest: nearest(word, ids.iter().map(Id::as_str)),
                };
                self.fault(node, fault);
            }
            ExpressionKind::List(items) => {
                for item in items {
                    self.choice_words(item, ids);
                }
            }
            ExpressionKind::Choose {
                then, otherwise, ..
            } => {
                self.choice_words(then, ids);
                self.choice_words(otherwise, ids);
            }
            _ => {}
        }
    }
}

/// What a list, or a list of lists, holds in the end.
fn innermost(found: &Type) -> &Type {
    match found {
        Type::List(of) => innermost(of),
        _ => found,
    }
}

/// Whether every text that the node may become stands in the formula, so that it can be checked today.
fn stands_written(node: &Expression) -> bool {
    match &node.kind {
        ExpressionKind::Literal(_) => true,
        ExpressionKind::List(items) => items.iter().all(stands_written),
        ExpressionKind::Choose {
            then, otherwise, ..
        } => stands_written(then) && stands_written(otherwise),
        _ => false,
    }
}
