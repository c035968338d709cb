//! Types of formulas, and what the book says about the names that they use.

mod agree;
mod call;
mod operator;

use super::{Binary, Expression, ExpressionKind, Fault, Function, Path, Unary, Value};
use crate::Id;
use crate::problem::FormulaFault;

/// Type of a formula's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// Any text.
    Text,
    /// One of these ids: a row of a list, a state, an outcome.
    Choice(Vec<Id>),
    /// A day.
    Date,
    /// An instant.
    Instant,
    /// A length of clock time.
    Duration,
    /// An amount of money.
    Money,
    /// A person.
    Person,
    /// A record of a type.
    Ref(Id),
    /// A list of these.
    List(Box<Type>),
    /// Whatever comes: the type of a key that takes any value.
    Any,
}

/// What a formula may name where it stands. The checker implements it over the book.
pub trait Scope {
    /// The fact that a dotted path names, with its type.
    ///
    /// # Errors
    /// The nearest known path, if one looks like it; [`FormulaFault::UnknownPath`] is made of it.
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>>;
    /// Whether a path is protected, so that only `has` may read it.
    fn is_protected(&self, path: &Path) -> bool;
    /// Type of a path that [`Scope::path`] gave.
    fn type_of(&self, path: &Path) -> Type;
    /// Checks the constant argument of `done`, `filed`, `is`, `count`, `children` against the book.
    ///
    /// # Errors
    /// The nearest known name, if one looks like it.
    fn name(&self, function: Function, word: &str) -> Result<(), Option<String>>;
}

/// Checks the types of a tree and gives everything that is wrong. Gaps that the parser left fit everywhere.
pub(super) fn check(root: &Expression, text: &str, scope: &dyn Scope, wanted: &Type) -> Vec<Fault> {
    let mut checker = Checker {
        text,
        scope,
        faults: Vec::new(),
    };
    let found = checker.infer(root);
    checker.fit(root, &found, wanted);
    checker.faults
}

struct Checker<'a> {
    text: &'a str,
    scope: &'a dyn Scope,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    /// The type of a node. After a fault it is [`Type::Any`], so that one mistake is reported once.
    fn infer(&mut self, node: &Expression) -> Type {
        match &node.kind {
            ExpressionKind::Literal(value) => literal(value),
            ExpressionKind::Path(path) => self.path(node, path),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(node, *function, arguments),
            ExpressionKind::Unary { operator, operand } => self.unary(node, *operator, operand),
            ExpressionKind::Binary {
                operator,
                left,
                right,
            } => self.binary(node, *operator, left, right),
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => {
                self.yes_no(condition);
                let parts = [
                    (&**then, self.infer(then)),
                    (&**otherwise, self.infer(otherwise)),
                ];
                self.settle(node, &parts)
            }
            ExpressionKind::List(items) => {
                let parts: Vec<_> = items.iter().map(|item| (item, self.infer(item))).collect();
                Type::List(Box::new(self.settle(node, &parts)))
            }
        }
    }

    fn path(&mut self, node: &Expression, path: &Path) -> Type {
        if self.scope.is_protected(path) {
            let word = self
                .text
                .get(node.span.clone())
                .unwrap_or_default()
                .to_owned();
            return self.fault(node, FormulaFault::Protected { word });
        }
        self.scope.type_of(path)
    }

    fn unary(&mut self, node: &Expression, operator: Unary, operand: &Expression) -> Type {
        match operator {
            Unary::Not => {
                self.yes_no(operand);
                Type::YesNo
            }
            Unary::Negate => match self.infer(operand) {
                found @ (Type::Number | Type::Duration | Type::Money | Type::Any) => found,
                _ => self.wrong(node, Binary::Subtract.sign()),
            },
        }
    }

    fn binary(
        &mut self,
        node: &Expression,
        operator: Binary,
        left: &Expression,
        right: &Expression,
    ) -> Type {
        if matches!(operator, Binary::And | Binary::Or) {
            self.yes_no(left);
            self.yes_no(right);
            return Type::YesNo;
        }
        let (first, second) = (self.infer(left), self.infer(right));
        match operator {
            Binary::Or | Binary::And | Binary::Equal | Binary::NotEqual => {
                self.settle(node, &[(left, first), (right, second)]);
                Type::YesNo
            }
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                let shared = self.settle(node, &[(left, first), (right, second)]);
                if !operator::is_ordered(&shared) {
                    self.wrong(node, operator.sign());
                }
                Type::YesNo
            }
            Binary::In => {
                match second {
                    Type::Any => {}
                    Type::List(of) => {
                        self.settle(node, &[(left, first), (right, *of)]);
                    }
                    other => {
                        self.differ(node, &Type::List(Box::new(first)), &other);
                    }
                }
                Type::YesNo
            }
            Binary::Add
            | Binary::Subtract
            | Binary::Multiply
            | Binary::Divide
            | Binary::Remainder => match operator::arithmetic(operator, &first, &second) {
                Some(found) => found,
                None if first == second => self.wrong(node, operator.sign()),
                None => self.differ(node, &first, &second),
            },
        }
    }

    /// Reports a node that isn't yes or no.
    fn yes_no(&mut self, node: &Expression) {
        let found = self.infer(node);
        self.fit(node, &found, &Type::YesNo);
    }

    /// Reports a function or operator that doesn't take what it got.
    fn wrong(&mut self, node: &Expression, function: &str) -> Type {
        let function = function.to_owned();
        self.fault(node, FormulaFault::WrongArguments { function })
    }

    fn fault(&mut self, node: &Expression, fault: FormulaFault) -> Type {
        self.faults.push((node.span.clone(), fault));
        Type::Any
    }
}

/// The type of a constant. The grammar has texts, numbers and truths; a gap fits everywhere.
fn literal(value: &Value) -> Type {
    match value {
        Value::YesNo(_) => Type::YesNo,
        Value::Number(_) => Type::Number,
        Value::Text(_) => Type::Text,
        Value::Date(_) => Type::Date,
        Value::Instant(_) => Type::Instant,
        Value::Duration(_) => Type::Duration,
        Value::Money { .. } => Type::Money,
        Value::Unset | Value::List(_) => Type::Any,
    }
}
