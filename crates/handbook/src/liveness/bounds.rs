//! How far the engine looks, so that no book costs more than a moment. All are counts, so that every machine stops at
//! the same place and finds the same.

/// What a search has cost, or may cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Configurations found: a state with what was left behind.
    pub configurations: usize,
    /// Ways from one to another.
    pub transitions: usize,
    /// Parts of conditions that were evaluated.
    pub evaluations: usize,
}

/// For one record. Beyond it, only its states are looked at.
pub const RECORD_MAX: Effort = Effort {
    configurations: 100_000,
    transitions: 1_000_000,
    evaluations: 10_000_000,
};

/// For a whole book, every round counted. Beyond it, each record is looked at alone and by its states only.
pub const BOOK_MAX: Effort = Effort {
    configurations: 500_000,
    transitions: 4_000_000,
    evaluations: 40_000_000,
};

/// For what is left when the book's effort is spent. Beyond it, records are skipped.
pub const REST_MAX: Effort = BOOK_MAX;

/// For the questions that promises ask, in the same measure. Beyond it, promises are left.
pub const PROMISES_MAX: Effort = BOOK_MAX;

/// Marks that one record's conditions may ask for: the bits of a word.
pub const MARKS_MAX: usize = 64;

/// Rounds in which records learn what the others can reach. Each but the last finds something new.
pub const ROUNDS_MAX: usize = 64;

/// Things that are looked at to find rings.
pub const RING_VISITS_MAX: usize = 1_000_000;

/// People in a `not_by` that are told apart when it is asked whether they can shut out everybody.
pub const EXCLUDED_MAX: usize = 6;

/// The effort would be too much. What was found so far says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMuch;

/// What may still be spent, in a search and in what it is part of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) spent: Effort,
    most: Effort,
}

impl Budget {
    pub(super) fn new(most: Effort) -> Self {
        Self {
            spent: Effort::default(),
            most,
        }
    }

    /// For a part of it, with a limit of its own.
    pub(super) fn part(&self, most: Effort) -> Self {
        let left = |most: usize, all: usize, spent: usize| most.min(all.saturating_sub(spent));
        let (all, spent) = (self.most, self.spent);
        Self::new(Effort {
            configurations: left(
                most.configurations,
                all.configurations,
                spent.configurations,
            ),
            transitions: left(most.transitions, all.transitions, spent.transitions),
            evaluations: left(most.evaluations, all.evaluations, spent.evaluations),
        })
    }

    /// Allows as much again, whatever was spent.
    pub(super) fn more(&mut self, most: Effort) {
        self.most = Effort {
            configurations: self
                .spent
                .configurations
                .saturating_add(most.configurations),
            transitions: self.spent.transitions.saturating_add(most.transitions),
            evaluations: self.spent.evaluations.saturating_add(most.evaluations),
        };
    }

    /// Counts what a part of it has cost.
    pub(super) fn add(&mut self, part: &Budget) {
        self.spent.configurations += part.spent.configurations;
        self.spent.transitions += part.spent.transitions;
        self.spent.evaluations += part.spent.evaluations;
    }

    pub(super) fn configuration(&mut self) -> Result<(), TooMuch> {
        one_more(&mut self.spent.configurations, self.most.configurations)
    }

    pub(super) fn transition(&mut self) -> Result<(), TooMuch> {
        one_more(&mut self.spent.transitions, self.most.transitions)
    }

    pub(super) fn evaluation(&mut self) -> Result<(), TooMuch> {
        one_more(&mut self.spent.evaluations, self.most.evaluations)
    }

    /// Whether something of every kind is left.
    pub(super) fn is_left(&self) -> bool {
        self.spent.configurations < self.most.configurations
            && self.spent.transitions < self.most.transitions
            && self.spent.evaluations < self.most.evaluations
    }

    /// Counts a walk over ways that are known already.
    pub(super) fn walk(&mut self, transitions: usize) -> Result<(), TooMuch> {
        self.spend(Effort {
            transitions,
            ..Effort::default()
        })
    }

    /// Counts something that costs as much as this.
    pub(super) fn spend(&mut self, cost: Effort) -> Result<(), TooMuch> {
        let spent = &mut self.spent;
        spent.transitions = spent.transitions.saturating_add(cost.transitions);
        spent.evaluations = spent.evaluations.saturating_add(cost.evaluations);
        if self.is_left() { Ok(()) } else { Err(TooMuch) }
    }
}

fn one_more(spent: &mut usize, most: usize) -> Result<(), TooMuch> {
    if *spent >= most {
        return Err(TooMuch);
    }
    *spent += 1;
    Ok(())
}
