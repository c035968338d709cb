//! The happenings that rules wait for.

use std::fmt;

use crate::Id;

/// A step named from outside its record: `complaint.accept` in a book is record and step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepRef {
    /// The record type.
    pub record: Id,
    /// The step inside it.
    pub step: Id,
}

impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.record, self.step)
    }
}

/// What may happen, as a rule names it. Matching is by equality with what did happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventName {
    /// A record of this type was opened.
    Opened(Id),
    /// A record of this type reached a final state.
    Closed(Id),
    /// A record of this type was discarded as junk.
    Discarded(Id),
    /// A step was taken.
    Step(StepRef),
    /// A record entered a state, whichever step led there.
    Enters {
        /// The record type.
        record: Id,
        /// The state.
        state: Id,
    },
    /// A message came from the client.
    MessageReceived,
    /// A person sent a message to the client.
    MessageSent,
    /// A form was filed.
    Filed(Id),
    /// A promise ended or fell due.
    Promise {
        /// The rule.
        rule: Id,
        /// What became of it.
        outcome: Outcome,
    },
    /// A client was added.
    ClientAdded,
    /// A field or the tier of a client changed.
    ClientChanged(Id),
    /// A person joined the company.
    PersonJoined,
    /// A person left.
    PersonLeft,
    /// A file was added to the record.
    FileAdded,
    /// An approval was asked for or answered.
    Approval {
        /// The rule.
        rule: Id,
        /// What became of it.
        answer: ApprovalAnswer,
    },
    /// A survey was sent or closed.
    Survey {
        /// The rule.
        rule: Id,
        /// Which of both.
        phase: SurveyPhase,
    },
    /// A report was issued.
    Issued(Id),
    /// Somebody passed a course.
    Passed(Id),
    /// An occurrence of a duty was done or missed.
    Duty {
        /// The rule.
        rule: Id,
        /// What became of it.
        outcome: DutyOutcome,
    },
    /// The day or instant in a field of a record has come.
    Comes {
        /// The record type.
        record: Id,
        /// The field.
        field: Id,
    },
    /// A week, month, quarter, half-year or year ended.
    PeriodEnded(PeriodName),
    /// Nobody holds a role that must be held in turn.
    Uncovered(Id),
    /// A measure became unusual.
    Anomaly(Id),
    /// A copy of the data was made and tried.
    BackupVerified,
    /// Somebody was refused a look at a record.
    AccessRefused,
}

/// Makes an enum of words with `ALL` and `word`.
macro_rules! words {
    ($(#[$outer:meta])* $name:ident { $( $(#[$inner:meta])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$inner])* $variant ),* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[ $( $name::$variant ),* ];

            /// The word in a handbook.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word ),* }
            }
        }
    };
}

words! {
    /// What may become of an approval.
    ApprovalAnswer {
        /// Somebody asked for it.
        Requested = "requested",
        /// It was granted.
        Granted = "granted",
        /// It was refused.
        Refused = "refused",
    }
}

words! {
    /// What happens to a survey.
    SurveyPhase {
        /// It went out.
        Sent = "sent",
        /// It takes no answers any more.
        Closed = "closed",
    }
}

words! {
    /// What may become of an occurrence of a duty.
    DutyOutcome {
        /// Done at or before due.
        Done = "done",
        /// Fell due without evidence.
        Overdue = "overdue",
        /// Nothing can do it any more.
        Missed = "missed",
    }
}

words! {
    /// Periods that end by themselves.
    PeriodName {
        /// A day.
        Day = "day",
        /// A week, from Monday.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// A half-year.
        HalfYear = "half_year",
        /// A year.
        Year = "year",
    }
}

words! {
    /// What may become of a promise.
    Outcome {
        /// Done at or before due.
        Kept = "kept",
        /// Done after due.
        KeptLate = "kept_late",
        /// Fell due without evidence.
        Overdue = "overdue",
        /// Nothing can prove it any more.
        Missed = "missed",
        /// Waived by someone for a reason.
        Waived = "waived",
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventName::Opened(record) => write!(f, "{record}.opened"),
            EventName::Closed(record) => write!(f, "{record}.closed"),
            EventName::Discarded(record) => write!(f, "{record}.discarded"),
            EventName::Step(step) => write!(f, "{step}"),
            EventName::Enters { record, state } => write!(f, "{record}.enters.{state}"),
            EventName::MessageReceived => f.write_str("message.received"),
            EventName::MessageSent => f.write_str("message.sent"),
            EventName::Filed(form) => write!(f, "form.{form}.filed"),
            EventName::Promise { rule, outcome } => {
                write!(f, "promise.{rule}.{}", outcome.word())
            }
            EventName::ClientAdded => f.write_str("client.added"),
            EventName::ClientChanged(field) => write!(f, "client.{field}.changed"),
            EventName::PersonJoined => f.write_str("person.joined"),
            EventName::PersonLeft => f.write_str("person.left"),
            EventName::FileAdded => f.write_str("file.added"),
            EventName::Approval { rule, answer } => write!(f, "approval.{rule}.{}", answer.word()),
            EventName::Survey { rule, phase } => write!(f, "survey.{rule}.{}", phase.word()),
            EventName::Issued(report) => write!(f, "report.{report}.issued"),
            EventName::Passed(course) => write!(f, "course.{course}.passed"),
            EventName::Duty { rule, outcome } => write!(f, "duty.{rule}.{}", outcome.word()),
            EventName::Comes { record, field } => write!(f, "{record}.{field}.comes"),
            EventName::PeriodEnded(period) => write!(f, "{}.ended", period.word()),
            EventName::Uncovered(role) => write!(f, "role.{role}.uncovered"),
            EventName::Anomaly(measure) => write!(f, "measure.{measure}.anomaly"),
            EventName::BackupVerified => f.write_str("backup.verified"),
            EventName::AccessRefused => f.write_str("access.refused"),
        }
    }
}
