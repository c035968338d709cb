//! Sets of facts that are set on a way through a formula.

use std::collections::BTreeSet;

/// Facts that are set for certain. On a way that is never taken every fact is, since nothing is read there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// The way is never taken.
    Never,
    /// These are set.
    Set(BTreeSet<String>),
}

impl Default for Sure {
    fn default() -> Self {
        Sure::Set(BTreeSet::new())
    }
}

impl Sure {
    /// Both are sure.
    pub(super) fn and(&self, other: &Sure) -> Sure {
        match (self, other) {
            (Sure::Set(some), Sure::Set(others)) => {
                Sure::Set(some.union(others).cloned().collect())
            }
            _ => Sure::Never,
        }
    }

    /// One or the other way was taken.
    pub(super) fn or(&self, other: &Sure) -> Sure {
        match (self, other) {
            (Sure::Never, way) | (way, Sure::Never) => way.clone(),
            (Sure::Set(some), Sure::Set(others)) => {
                Sure::Set(some.intersection(others).cloned().collect())
            }
        }
    }

    pub(super) fn add(&mut self, key: String) {
        if let Sure::Set(keys) = self {
            keys.insert(key);
        }
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        match self {
            Sure::Never => true,
            Sure::Set(keys) => keys.contains(key),
        }
    }

    pub(super) fn holds_all(&self, other: &Sure) -> bool {
        match (self, other) {
            (Sure::Never, _) => true,
            (_, Sure::Never) => false,
            (Sure::Set(keys), Sure::Set(others)) => others.is_subset(keys),
        }
    }
}

/// What is sure after a part of a formula was evaluated without an error.
#[derive(Clone, Debug, Default)]
pub(super) struct After {
    /// If it came to yes.
    pub(super) holds: Sure,
    /// If it came to no.
    pub(super) fails: Sure,
    /// Whatever it came to.
    pub(super) done: Sure,
}

impl After {
    /// The same whatever it came to.
    pub(super) fn each(done: Sure) -> Self {
        Self {
            holds: done.clone(),
            fails: done.clone(),
            done,
        }
    }

    /// It comes to yes.
    pub(super) fn always() -> Self {
        Self {
            fails: Sure::Never,
            ..Self::default()
        }
    }

    /// It comes to no.
    pub(super) fn never() -> Self {
        Self::always().swapped()
    }

    /// After `!`.
    pub(super) fn swapped(self) -> Self {
        Self {
            holds: self.fails,
            fails: self.holds,
            done: self.done,
        }
    }

    /// After this part and then another.
    pub(super) fn followed_by(&self, other: &After) -> Self {
        Self {
            holds: self.done.and(&other.holds),
            fails: self.done.and(&other.fails),
            done: self.done.and(&other.done),
        }
    }

    /// After `this && right`.
    pub(super) fn then_if_it_holds(&self, right: &After) -> Self {
        let holds = self.holds.and(&right.holds);
        let fails = self.fails.or(&self.holds.and(&right.fails));
        Self {
            done: holds.or(&fails),
            holds,
            fails,
        }
    }

    /// After `this ? then : otherwise`.
    pub(super) fn choosing(&self, then: &After, otherwise: &After) -> Self {
        let either =
            |then: &Sure, otherwise: &Sure| self.holds.and(then).or(&self.fails.and(otherwise));
        Self {
            holds: either(&then.holds, &otherwise.holds),
            fails: either(&then.fails, &otherwise.fails),
            done: either(&then.done, &otherwise.done),
        }
    }
}
