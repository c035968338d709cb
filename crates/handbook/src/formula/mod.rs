//! Formulas: CEL's syntax, a typed tree of our own, and an evaluator that reads facts handed in.
//!
//! `docs/formulas.md` is the reference. Three things are asked of a formula, in this order: [`Formula::compile`]
//! when the book is checked, [`Formula::reads`] before a case is loaded, [`Formula::evaluate`] when it is decided.

mod currency;
mod decimal;
mod duration;
mod evaluate;
mod function;
mod guard;
mod lexer;
mod names;
mod parse;
mod path;
mod reads;
mod scope;
mod signature;
mod tree;
mod typed;
pub mod value;

use std::collections::BTreeSet;
use std::ops::Range;

pub use currency::Currency;
pub use decimal::Decimal;
pub use duration::PERIODS;
pub use function::Function;
pub use guard::unguarded;
pub use path::{CLIENT, ITEM, PATH_WORDS_MAX, PERSON, PLACE, Path};
pub use reads::Fact;
pub use scope::{NameFault, NameKind, Named, Scope, Source};
pub use signature::{Gives, Parameter, Signature};
pub use tree::{Binary, Expression, ExpressionKind, Unary};
pub use typed::Type;
pub use value::Value;

use crate::problem::FormulaFault;

/// Longest formula, in bytes.
pub const BYTES_MAX: usize = 4096;

/// Deepest tree and deepest nesting of brackets, so that no formula exhausts the stack.
pub const DEPTH_MAX: usize = 64;

/// Longest list that a formula goes through.
pub const LIST_ITEMS_MAX: usize = 10_000;

/// Most steps of one evaluation: a node each, and one more for every 64 bytes of its text.
pub const EVALUATION_STEPS_MAX: usize = 1 << 18;

/// Something wrong in a formula, with its bytes in the formula's text.
pub type Fault = (Range<usize>, FormulaFault);

/// A formula that was checked against the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// As it stands in the book.
    pub text: String,
    /// Its tree.
    pub root: Expression,
    /// Type of its value: the one that was asked for, or the one that was found where any would do.
    pub kind: Type,
}

/// The facts that an evaluation may read; the service answers from its situation.
pub trait Facts {
    /// The value of a path, [`Value::Unset`] where there is none. Neither [`Path::It`] nor [`Path::Through`] is
    /// ever asked for: the evaluation knows its elements, and follows references by [`Facts::read_of`].
    fn read(&self, path: &Path) -> Value;

    /// The fact of another thing as if it were at hand. `thing` is the id that a reference held, `record` the
    /// type of the record that it names, or [`PERSON`], [`CLIENT`], [`PLACE`] or [`ITEM`]. Whoever knows no other
    /// things leaves it unset.
    fn read_of(&self, _thing: &Value, _record: &crate::Id, _fact: &Path) -> Value {
        Value::Unset
    }

    /// The answer of a function that asks about the case: those that [`Function::asks`]. Every argument is set;
    /// of those that may be left out the last ones may be missing.
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
    /// Amounts of two currencies were added or compared, or a type came that the checker should have refused.
    Mismatch,
    /// A list has more than [`LIST_ITEMS_MAX`] elements, or it took more than [`EVALUATION_STEPS_MAX`] steps.
    TooMuch,
}

impl Formula {
    /// Parses and type-checks a formula.
    ///
    /// # Errors
    /// Everything that is wrong, each with its bytes in `text`, in the order of the text.
    pub fn compile(text: &str, scope: &dyn Scope, wanted: Type) -> Result<Self, Vec<Fault>> {
        let (root, mut faults) = parse::parse(text, scope);
        let mut kind = wanted;
        if let Some(root) = &root {
            let (found, more) = typed::check(root, text, scope, &kind);
            faults.extend(more);
            if kind == Type::Any {
                kind = found;
            }
        }
        faults.sort_by_key(|(span, _)| (span.start, span.end));
        match root {
            Some(root) if faults.is_empty() => Ok(Self {
                text: text.to_owned(),
                root,
                kind,
            }),
            _ => Err(faults),
        }
    }

    /// The value under these facts, in the formula's type: a whole number goes out as a decimal where one is wanted.
    ///
    /// # Errors
    /// A fact that isn't set, arithmetic that overflows, two currencies, or too much work.
    pub fn evaluate(&self, facts: &dyn Facts) -> Result<Value, EvaluationError> {
        let value = evaluate::evaluate(&self.root, &self.text, facts)?;
        evaluate::widened(value, &self.kind)
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

    /// Every fact that the formula reads, paths and questions, so that the shell loads just those.
    #[must_use]
    pub fn reads(&self) -> BTreeSet<Fact> {
        let mut found = BTreeSet::new();
        self.root.collect_facts(&mut found);
        found
    }
}
