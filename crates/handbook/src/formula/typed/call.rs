//! What functions take and give.

use super::super::{Expression, ExpressionKind, Function, Value, duration};
use super::{Checker, Type};
use crate::problem::FormulaFault;

impl Checker<'_> {
    /// The type that a call gives, after a look at its arguments.
    pub(super) fn call(
        &mut self,
        node: &Expression,
        function: Function,
        arguments: &[Expression],
    ) -> Type {
        let takes = match (function, arguments) {
            (Function::Has, [fact]) => is_fact(fact),
            (Function::Done | Function::Filed | Function::Count | Function::Children, [name]) => {
                self.name(function, name)
            }
            (Function::Is, [person, role]) => {
                let is_person = self.argument(person, |found| *found == Type::Person);
                self.name(function, role) && is_person
            }
            (Function::YearsSince, [day]) => self.argument(day, |found| *found == Type::Date),
            (Function::Len, [counted]) => {
                self.argument(counted, |found| matches!(found, Type::Text | Type::List(_)))
            }
            (Function::Contains, [text, part]) => {
                let is_text = self.argument(text, |found| *found == Type::Text);
                self.argument(part, |found| *found == Type::Text) && is_text
            }
            (Function::Duration, [length]) => {
                written(length).is_some_and(|text| duration::clock_micros(text).is_some())
            }
            _ => false,
        };
        if !takes {
            self.wrong(node, function.word());
        }
        match function {
            Function::Has
            | Function::Done
            | Function::Filed
            | Function::Is
            | Function::Contains => Type::YesNo,
            Function::Count | Function::Children | Function::YearsSince | Function::Len => {
                Type::Number
            }
            Function::Duration => Type::Duration,
        }
    }

    /// Whether an argument has a type that the function takes.
    fn argument(&mut self, node: &Expression, takes: impl Fn(&Type) -> bool) -> bool {
        let found = self.infer(node);
        found == Type::Any || takes(&found)
    }

    /// Whether an argument stands in the formula as a text; the book must know it as a name.
    fn name(&mut self, function: Function, node: &Expression) -> bool {
        let Some(word) = written(node) else {
            return false;
        };
        if let Err(nearest) = self.scope.name(function, word) {
            let word = word.to_owned();
            self.fault(node, FormulaFault::UnknownChoice { word, nearest });
        }
        true
    }
}

/// Whether `has` may ask for it. Its type is no matter and it is the one reader of protected facts; a gap was
/// reported already.
fn is_fact(node: &Expression) -> bool {
    matches!(
        node.kind,
        ExpressionKind::Path(_) | ExpressionKind::Literal(Value::Unset)
    )
}

/// The text of a node that is nothing but a text.
fn written(node: &Expression) -> Option<&str> {
    match &node.kind {
        ExpressionKind::Literal(value) => value.as_text(),
        _ => None,
    }
}
