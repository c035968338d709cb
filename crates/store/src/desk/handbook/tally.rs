//! How many promises are in which state, and the groups in which the handbook shows them.

use casework::promises::PromiseState;

/// Numbers of promises by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the states of a promise")]
pub struct Tally {
    pub undecided: u64,
    pub running: u64,
    pub paused: u64,
    pub unproved: u64,
    pub overdue: u64,
    pub kept: u64,
    pub kept_late: u64,
    pub missed: u64,
    pub waived: u64,
    pub void: u64,
}

/// States that the handbook shows as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Every state.
    All,
    /// Neither kept nor late yet: undecided, running, paused, unproved.
    Going,
    /// Kept in time.
    Kept,
    /// Overdue, kept late or missed.
    Late,
    /// Waived or void: nobody owed it in the end.
    Waived,
}

impl Tally {
    /// Counts more promises in a state.
    pub fn add(&mut self, state: PromiseState, number: u64) {
        *self.of_mut(state) += number;
    }

    /// How many are in a group.
    #[must_use]
    pub fn of(&self, group: Group) -> u64 {
        match group {
            Group::All => {
                self.of(Group::Going)
                    + self.of(Group::Kept)
                    + self.of(Group::Late)
                    + self.of(Group::Waived)
            }
            Group::Going => self.undecided + self.running + self.paused + self.unproved,
            Group::Kept => self.kept,
            Group::Late => self.overdue + self.kept_late + self.missed,
            Group::Waived => self.waived + self.void,
        }
    }

    /// How many count for the share that was kept: those kept in time and those late.
    #[must_use]
    pub fn judged(&self) -> u64 {
        self.of(Group::Kept) + self.of(Group::Late)
    }

    fn of_mut(&mut self, state: PromiseState) -> &mut u64 {
        match state {
            PromiseState::Undecided => &mut self.undecided,
            PromiseState::Running => &mut self.running,
            PromiseState::Paused => &mut self.paused,
            PromiseState::Unproved => &mut self.unproved,
            PromiseState::Overdue => &mut self.overdue,
            PromiseState::Kept => &mut self.kept,
            PromiseState::KeptLate => &mut self.kept_late,
            PromiseState::Missed => &mut self.missed,
            PromiseState::Waived => &mut self.waived,
            PromiseState::Void => &mut self.void,
        }
    }
}

impl Group {
    /// Every group.
    pub const ALL: [Group; 5] = [
        Group::All,
        Group::Going,
        Group::Kept,
        Group::Late,
        Group::Waived,
    ];

    /// Its states.
    #[must_use]
    pub fn states(self) -> &'static [PromiseState] {
        match self {
            Group::All => &PromiseState::ALL,
            Group::Going => &[
                PromiseState::Undecided,
                PromiseState::Running,
                PromiseState::Paused,
                PromiseState::Unproved,
            ],
            Group::Kept => &[PromiseState::Kept],
            Group::Late => &[
                PromiseState::Overdue,
                PromiseState::KeptLate,
                PromiseState::Missed,
            ],
            Group::Waived => &[PromiseState::Waived, PromiseState::Void],
        }
    }

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Group::All => "all",
            Group::Going => "going",
            Group::Kept => "kept",
            Group::Late => "late",
            Group::Waived => "waived",
        }
    }

    /// The group of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.word() == word)
    }
}
