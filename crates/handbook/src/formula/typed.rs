//! Types of formulas.

mod agree;
mod call;
mod operator;

use super::{Binary, Currency, Expression, ExpressionKind, Fault, Path, Scope, Unary, Value};
use crate::Id;
use crate::problem::FormulaFault;

/// Type of a formula's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Yes or no.
    YesNo,
    /// A whole number. It goes wherever a decimal is wanted.
    Number,
    /// A decimal of six places.
    Decimal,
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
    /// An amount of money, and its currency where the book knows it.
    Money(Option<Currency>),
    /// A person.
    Person,
    /// A client.
    Client,
    /// A record of a type.
    Ref(Id),
    /// A list of these.
    List(Box<Type>),
    /// Whatever comes: the type of a key that takes any value.
    Any,
}

impl Type {
    /// What the elements of a list are; of anything else nothing is known.
    #[must_use]
    pub fn element(&self) -> Type {
        match self {
            Type::List(of) => (**of).clone(),
            _ => Type::Any,
        }
    }
}

/// Checks the types of a tree; gives the type of its value and everything that is wrong. Gaps that the parser
/// left fit everywhere.
pub(super) fn check(
    root: &Expression,
    text: &str,
    scope: &dyn Scope,
    wanted: &Type,
) -> (Type, Vec<Fault>) {
    let mut checker = Checker::new(text, scope, &[]);
    let found = checker.infer(root);
    checker.fit(root, &found, wanted);
    (found, checker.faults)
}

/// The type of a part whose faults are told later; `elements` are what `it` is, from the outside in.
pub(super) fn found(part: &Expression, text: &str, scope: &dyn Scope, elements: &[Type]) -> Type {
    Checker::new(text, scope, elements).infer(part)
}

struct Checker<'a> {
    text: &'a str,
    scope: &'a dyn Scope,
    /// What `it` is; the innermost comes last.
    elements: Vec<Type>,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn new(text: &'a str, scope: &'a dyn Scope, elements: &[Type]) -> Self {
        Self {
            text,
            scope,
            elements: elements.to_vec(),
            faults: Vec::new(),
        }
    }

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
        let (kind, is_protected) = match path {
            Path::It => (self.elements.last().cloned().unwrap_or(Type::Any), false),
            Path::Through { record, fact, .. } => match self.scope.of(record, &fact.last_word()) {
                Ok(named) => (named.kind, named.is_protected),
                Err(_) => (Type::Any, false),
            },
            path => (self.scope.type_of(path), self.scope.is_protected(path)),
        };
        if is_protected {
            return self.protected(node);
        }
        kind
    }

    fn unary(&mut self, node: &Expression, operator: Unary, operand: &Expression) -> Type {
        match operator {
            Unary::Not => {
                self.yes_no(operand);
                Type::YesNo
            }
            Unary::Negate => match self.infer(operand) {
                found @ (Type::Number
                | Type::Decimal
                | Type::Duration
                | Type::Money(_)
                | Type::Any) => found,
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

    /// Reports an operator that doesn't take what it got.
    fn wrong(&mut self, node: &Expression, operator: &str) -> Type {
        let function = operator.to_owned();
        self.fault(node, FormulaFault::WrongArguments { function })
    }

    /// Reports a protected field, by the words that name it.
    fn protected(&mut self, node: &Expression) -> Type {
        let written = node.written().or_else(|| self.text.get(node.span.clone()));
        let word = written.unwrap_or_default().to_owned();
        self.fault(node, FormulaFault::Protected { word })
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
        Value::Decimal(_) => Type::Decimal,
        Value::Text(_) => Type::Text,
        Value::Date(_) => Type::Date,
        Value::Instant(_) => Type::Instant,
        Value::Duration(_) => Type::Duration,
        Value::Money { currency, .. } => Type::Money(Currency::parse(currency)),
        Value::Unset | Value::List(_) => Type::Any,
    }
}
