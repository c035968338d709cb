//! The views of the queue and the orders of its pages.

/// A saved way to look at the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Everything that isn't done.
    Open,
    /// What falls due within [`super::SOON_MICROS`].
    DueSoon,
    /// What is past due.
    Overdue,
    /// What waits in a queue for somebody to take it.
    Waiting,
    /// What the reader owns.
    Mine,
    /// What was closed within [`super::CLOSED_WITHIN_MICROS`].
    Closed,
}

/// Order of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Next due soonest first; records without a due come last.
    Due,
    /// Latest change first.
    Changed,
    /// Newest first.
    Opened,
}

impl View {
    /// Every view in the order of its tab.
    pub const ALL: [View; 6] = [
        View::Open,
        View::DueSoon,
        View::Overdue,
        View::Waiting,
        View::Mine,
        View::Closed,
    ];

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            View::Open => "open",
            View::DueSoon => "due-soon",
            View::Overdue => "overdue",
            View::Waiting => "waiting",
            View::Mine => "mine",
            View::Closed => "closed",
        }
    }

    /// The view of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }

    /// The order that the view takes when asked for one: views of due times go by due, closed records by change.
    #[must_use]
    pub fn sort(self, asked: Sort) -> Sort {
        match self {
            View::Open | View::Waiting | View::Mine => asked,
            View::DueSoon | View::Overdue => Sort::Due,
            View::Closed => Sort::Changed,
        }
    }
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 3] = [Sort::Due, Sort::Changed, Sort::Opened];

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Sort::Due => "due",
            Sort::Changed => "changed",
            Sort::Opened => "opened",
        }
    }

    /// The order of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}
