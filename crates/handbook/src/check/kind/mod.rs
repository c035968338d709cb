//! The kinds of rules: their words, their keys, and a reader for each.

pub(super) mod access;
pub(super) mod calendar;
pub(super) mod duty;
pub(super) mod field;
pub(super) mod form;
pub(super) mod gate;
pub(super) mod measure;
pub(super) mod param;
pub(super) mod people;
pub(super) mod promise;
pub(super) mod record;
pub(super) mod step;
pub(super) mod template;
pub(super) mod vocabulary;
pub(super) mod when;

/// A kind of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Calendar,
    Param,
    List,
    Default,
    Department,
    Role,
    Record,
    Step,
    Form,
    Promise,
    Duty,
    Gate,
    When,
    Template,
    Access,
    Measure,
    Principle,
}

impl Kind {
    /// Every kind.
    pub(super) const ALL: [Kind; 17] = [
        Kind::Calendar,
        Kind::Param,
        Kind::List,
        Kind::Default,
        Kind::Department,
        Kind::Role,
        Kind::Record,
        Kind::Step,
        Kind::Form,
        Kind::Promise,
        Kind::Duty,
        Kind::Gate,
        Kind::When,
        Kind::Template,
        Kind::Access,
        Kind::Measure,
        Kind::Principle,
    ];

    /// The kind of a word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Its word in a handbook.
    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Calendar => "calendar",
            Kind::Param => "param",
            Kind::List => "list",
            Kind::Default => "default",
            Kind::Department => "department",
            Kind::Role => "role",
            Kind::Record => "record",
            Kind::Step => "step",
            Kind::Form => "form",
            Kind::Promise => "promise",
            Kind::Duty => "duty",
            Kind::Gate => "gate",
            Kind::When => "when",
            Kind::Template => "template",
            Kind::Access => "access",
            Kind::Measure => "measure",
            Kind::Principle => "principle",
        }
    }

    /// The keys that a rule of the kind may have. Those of a default are its kind's.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Kind::Calendar => calendar::KEYS,
            Kind::Param => param::KEYS,
            Kind::List => vocabulary::LIST_KEYS,
            Kind::Default => &[],
            Kind::Department => people::DEPARTMENT_KEYS,
            Kind::Role => people::ROLE_KEYS,
            Kind::Record => record::KEYS,
            Kind::Step => step::KEYS,
            Kind::Form => form::KEYS,
            Kind::Promise => promise::KEYS,
            Kind::Duty => duty::KEYS,
            Kind::Gate => gate::KEYS,
            Kind::When => when::KEYS,
            Kind::Template => template::KEYS,
            Kind::Access => access::KEYS,
            Kind::Measure => measure::KEYS,
            Kind::Principle => vocabulary::PRINCIPLE_KEYS,
        }
    }

    /// Whether `[default.<kind>]` may stand in a book. Steps have their flow lines, and the rest
    /// isn't a thing of which there are many alike.
    pub(super) fn takes_defaults(self) -> bool {
        !matches!(self, Kind::Default | Kind::Step)
    }
}
