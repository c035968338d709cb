//! Formulas: CEL's syntax, a typed tree of our own, and an evaluator that reads facts handed in.

mod duration;
mod evaluate;
mod lexer;
mod names;
mod parse;
mod reads;
mod typed;
pub mod value;

use std::ops::Range;

pub use typed::{Scope, Type};
pub use value::Value;

use crate::Id;
use crate::problem::FormulaFault;

/// Longest formula, in bytes.
pub const MAX_BYTES: usize = 4096;

/// Deepest tree and deepest nesting of brackets, so that no formula exhausts the stack.
pub const MAX_DEPTH: usize = 64;

/// Something wrong in a formula, with its bytes in the formula's text.
pub type Fault = (Range<usize>, FormulaFault);

/// A formula that was checked against the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// As it stands in the book.
    pub text: String,
    /// Its tree.
    pub root: Expression,
}

/// A node of the tree. Spans are bytes of [`Formula::text`].
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Kinds of nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionKind {
    /// A constant.
    Literal(Value),
    /// A fact by its path.
    Path(Path),
    /// A function of the fixed list.
    Call {
        /// Which one.
        function: Function,
        /// Its arguments.
        arguments: Vec<Expression>,
    },
    /// `!x` or `-x`.
    Unary {
        /// Which one.
        operator: Unary,
        /// Its operand.
        operand: Box<Expression>,
    },
    /// `a op b`.
    Binary {
        /// Which one.
        operator: Binary,
        /// Left operand.
        left: Box<Expression>,
        /// Right operand.
        right: Box<Expression>,
    },
    /// `a ? b : c`.
    Choose {
        /// The condition.
        condition: Box<Expression>,
        /// Value if it holds.
        then: Box<Expression>,
        /// Value if not.
        otherwise: Box<Expression>,
    },
    /// `[a, b]`.
    List(Vec<Expression>),
}

/// A fact that a formula reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// A declared field of the record at hand.
    RecordField(Id),
    /// `record.state`.
    RecordState,
    /// `record.number`.
    RecordNumber,
    /// `record.opened_at`.
    RecordOpenedAt,
    /// `record.owner`: a person.
    RecordOwner,
    /// A declared field of the client.
    ClientField(Id),
    /// `client.name`. Sealed: only for `has` and templates.
    ClientName,
    /// `client.tier`.
    ClientTier,
    /// `actor.id`: the person who acts.
    Actor,
    /// `owner.id`: the record's owner, as a person.
    Owner,
    /// `param.<id>`.
    Param(Id),
    /// `event.urgent`.
    EventUrgent,
    /// A field of the form at hand.
    FormField(Id),
    /// `promise.state`.
    PromiseState,
    /// `promise.late`: lateness in microseconds.
    PromiseLate,
    /// `now`.
    Now,
    /// `today` in the company's zone.
    Today,
}

/// The fixed list of functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// `has(path)`: whether the fact is set.
    Has,
    /// `done('<record>.<step>')`: whether this record has taken the step.
    Done,
    /// `filed('<form>')`: whether the form was filed on this record.
    Filed,
    /// `is(actor, '<role>')`: whether a person holds a role here.
    Is,
    /// `count('<record>')`: open records of a type that this client has.
    Count,
    /// `children('<record>')`: records of a type opened from this one.
    Children,
    /// `years_since(date)`: whole years until today.
    YearsSince,
    /// `len(text or list)`.
    Len,
    /// `contains(text, text)`.
    Contains,
    /// `duration('2 hours')`: a length of clock time.
    Duration,
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the operators themselves")]
pub enum Binary {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    In,
}

/// The facts that an evaluation may read; the service answers from its situation.
pub trait Facts {
    /// The value of a path, [`Value::Unset`] where there is none.
    fn read(&self, path: &Path) -> Value;
    /// The answer of a function that asks about the case: `done`, `filed`, `is`, `count`, `children`.
    fn ask(&self, function: Function, arguments: &[Value]) -> Value;
}

/// Why an evaluation has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationError {
    /// A fact that isn't set was compared or reckoned with.
    Unset {
        /// The fact, as the formula names it.
        path: String,
    },
    /// A number grew beyond 64 bits, or something was divided by zero.
    Overflow,
    /// Types that the checker should have refused.
    Mismatch,
}

impl Formula {
    /// Parses and type-checks a formula.
    ///
    /// # Errors
    /// Everything that is wrong, each with its bytes in `text`, in the order of the text.
    pub fn compile(text: &str, scope: &dyn Scope, wanted: Type) -> Result<Self, Vec<Fault>> {
        let (root, mut faults) = parse::parse(text, scope);
        if let Some(root) = &root {
            faults.extend(typed::check(root, text, scope, &wanted));
        }
        faults.sort_by_key(|(span, _)| (span.start, span.end));
        match root {
            Some(root) if faults.is_empty() => Ok(Self {
                text: text.to_owned(),
                root,
            }),
            _ => Err(faults),
        }
    }

    /// The value under these facts.
    ///
    /// # Errors
    /// A fact that isn't set, or arithmetic that overflows.
    pub fn evaluate(&self, facts: &dyn Facts) -> Result<Value, EvaluationError> {
        evaluate::evaluate(&self.root, &self.text, facts)
    }

    /// Whether the formula holds; a fact that isn't set counts as not holding.
    #[must_use]
    pub fn holds(&self, facts: &dyn Facts) -> bool {
        matches!(self.evaluate(facts), Ok(Value::YesNo(true)))
    }

    /// Whether the formula calls a function.
    #[must_use]
    pub fn calls(&self, function: Function) -> bool {
        self.root.calls(function)
    }

    /// Every path that the formula reads, so that the shell loads just those facts. A path may come twice.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        let mut found = Vec::new();
        self.root.collect_paths(&mut found);
        found
    }
}
