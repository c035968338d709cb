//! Conditions made ready for one record: marks are bits, states are numbers, what is known already is folded away.

use super::bounds::{Budget, TooMuch};
use super::condition::Truth;

/// A state by its number, with the marks that were left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Configuration {
    pub(super) state: u16,
    pub(super) marks: u64,
}

/// A condition over configurations. Its truth is Kleene's: what isn't known makes as little unknown as can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Guard {
    Is(Truth),
    /// One bit of the marks.
    Mark(u64),
    /// The numbers in order.
    State(Vec<u16>),
    Not(Box<Guard>),
    All(Vec<Guard>),
    Any(Vec<Guard>),
}

impl Guard {
    pub(super) const YES: Self = Self::Is(Truth::Yes);
    pub(super) const NO: Self = Self::Is(Truth::No);
    pub(super) const MAYBE: Self = Self::Is(Truth::Maybe);

    pub(super) fn not(guard: Self) -> Self {
        match guard {
            Self::Is(truth) => Self::Is(truth.negated()),
            Self::Not(guard) => *guard,
            guard => Self::Not(Box::new(guard)),
        }
    }

    pub(super) fn all(guards: Vec<Self>) -> Self {
        Self::joined(guards, Truth::No, Self::All)
    }

    pub(super) fn any(guards: Vec<Self>) -> Self {
        Self::joined(guards, Truth::Yes, Self::Any)
    }

    /// Whether it holds. Costs one evaluation for each of its parts at most.
    pub(super) fn truth(&self, at: Configuration, budget: &mut Budget) -> Result<Truth, TooMuch> {
        budget.evaluation()?;
        Ok(match self {
            Self::Is(truth) => *truth,
            Self::Mark(bit) => Truth::of(at.marks & bit != 0),
            Self::State(states) => Truth::of(states.binary_search(&at.state).is_ok()),
            Self::Not(guard) => guard.truth(at, budget)?.negated(),
            Self::All(guards) => {
                let mut least = Truth::Yes;
                for guard in guards {
                    least = least.min(guard.truth(at, budget)?);
                    if least == Truth::No {
                        break;
                    }
                }
                least
            }
            Self::Any(guards) => {
                let mut most = Truth::No;
                for guard in guards {
                    most = most.max(guard.truth(at, budget)?);
                    if most == Truth::Yes {
                        break;
                    }
                }
                most
            }
        })
    }

    /// `decides` is the truth of one part that settles the whole.
    fn joined(guards: Vec<Self>, decides: Truth, join: fn(Vec<Self>) -> Self) -> Self {
        let mut left = Vec::new();
        for guard in guards {
            match guard {
                Self::Is(truth) if truth == decides => return Self::Is(decides),
                Self::Is(truth) if truth == decides.negated() => {}
                guard => left.push(guard),
            }
        }
        match left.len() {
            0 => Self::Is(decides.negated()),
            1 => left.pop().unwrap_or(Self::MAYBE),
            _ => join(left),
        }
    }
}
