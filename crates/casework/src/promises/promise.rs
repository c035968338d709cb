//! A promise as it stands. A recurring duty's occurrence is one too: there is one ledger of what was due.

use handbook::Id;
use serde::{Deserialize, Serialize};
use worktime::{Instant, Pause};

use crate::ids::{ClientId, EventId, PersonId, PromiseId, RecordId};
use crate::payload::PromiseOpened;

/// A promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// The rule: of a promise, or of a duty where `window` is set.
    pub rule: Id,
    /// Which variant of the rule gave the terms.
    pub variant: u16,
    /// Name of its window, for an occurrence of a duty.
    pub window: Option<String>,
    /// Hash of the edition under which it opened, and whose terms it keeps.
    pub edition: String,
    /// Article as cited when it opened.
    pub article: String,
    /// The record that it is about.
    pub record: Option<RecordId>,
    /// The client to whom it is made.
    pub client: Option<ClientId>,
    /// Who owes it.
    pub owner: PersonId,
    /// Role that owes it, where a role and not a person does.
    pub role: Option<Id>,
    /// Its state.
    pub state: PromiseState,
    /// When its clock started.
    pub opened_at: Instant,
    /// When it is due; none while the clock stands still.
    pub due_at: Option<Instant>,
    /// The length as the book said it; empty for a due date.
    pub within: String,
    /// The calendar that counts.
    pub calendar: Id,
    /// Whether due lies beyond the published years of the calendar.
    pub provisional: bool,
    /// Times in which the clock stood still.
    pub pauses: Vec<Pause>,
    /// When evidence came, or when it ended otherwise.
    pub ended_at: Option<Instant>,
    /// The event that kept it.
    pub evidence: Option<EventId>,
    /// How late the evidence came, in the measure of its length.
    pub lateness_micros: i64,
    /// Positions of alerts that have fired.
    pub alerted: Vec<u16>,
    /// When something will next happen to it by itself.
    pub next_at: Option<Instant>,
}

impl Promise {
    /// A promise as its opening says it. What the event around it says — edition, article, record, client, and since
    /// when the clock stands still — is still empty.
    #[must_use]
    pub(crate) fn of(opened: &PromiseOpened) -> Self {
        let is_paused = opened.paused.is_some();
        Self {
            id: opened.promise,
            rule: opened.rule.clone(),
            variant: opened.variant,
            window: opened.window.clone(),
            edition: String::new(),
            article: String::new(),
            record: None,
            client: None,
            owner: opened.owner,
            role: opened.role.clone(),
            state: if is_paused {
                PromiseState::Paused
            } else {
                PromiseState::Running
            },
            opened_at: opened.opened_at,
            due_at: opened.due_at,
            within: opened.within.clone(),
            calendar: opened.calendar.clone(),
            provisional: opened.provisional,
            pauses: Vec::new(),
            ended_at: None,
            evidence: None,
            lateness_micros: 0,
            alerted: Vec::new(),
            next_at: opened.next_at,
        }
    }
}

/// States of a promise. Those from `Kept` on are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseState {
    /// The facts that its terms depend on aren't there yet.
    Undecided,
    /// Its clock runs.
    Running,
    /// Its clock stands still.
    Paused,
    /// Due has passed without evidence, and a late entry may still prove it.
    Unproved,
    /// Due has passed without evidence.
    Overdue,
    /// Done at or before due.
    Kept,
    /// Done after due.
    KeptLate,
    /// Nothing can prove it any more.
    Missed,
    /// Waived by someone for a reason.
    Waived,
    /// What it was about fell away.
    Void,
}

impl PromiseState {
    /// Every state in the order of its life.
    pub const ALL: [PromiseState; 10] = [
        PromiseState::Undecided,
        PromiseState::Running,
        PromiseState::Paused,
        PromiseState::Unproved,
        PromiseState::Overdue,
        PromiseState::Kept,
        PromiseState::KeptLate,
        PromiseState::Missed,
        PromiseState::Waived,
        PromiseState::Void,
    ];

    /// Whether it can still change.
    #[must_use]
    pub fn is_open(self) -> bool {
        self < PromiseState::Kept
    }

    /// The word in tables and interfaces.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            PromiseState::Undecided => "undecided",
            PromiseState::Running => "running",
            PromiseState::Paused => "paused",
            PromiseState::Unproved => "unproved",
            PromiseState::Overdue => "overdue",
            PromiseState::Kept => "kept",
            PromiseState::KeptLate => "kept_late",
            PromiseState::Missed => "missed",
            PromiseState::Waived => "waived",
            PromiseState::Void => "void",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}
