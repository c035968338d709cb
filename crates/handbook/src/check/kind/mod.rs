//! The kinds of rules: their words, their keys, and a reader for each.

pub(super) mod access;
pub(super) mod approval;
pub(super) mod calendar;
pub(super) mod channel;
pub(super) mod course;
pub(super) mod default;
pub(super) mod department;
pub(super) mod duty;
pub(super) mod field;
pub(super) mod form;
pub(super) mod gate;
pub(super) mod keep;
pub(super) mod lines;
pub(super) mod list;
pub(super) mod measure;
pub(super) mod param;
pub(super) mod price;
pub(super) mod principle;
pub(super) mod promise;
pub(super) mod record;
pub(super) mod report;
pub(super) mod role;
pub(super) mod shared_words;
pub(super) mod step;
pub(super) mod survey;
pub(super) mod template;
pub(super) mod variants;
pub(super) mod when;

use super::{effects, labels, time};
use crate::language::Words;

/// A kind of rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Calendar,
    Param,
    List,
    Default,
    Department,
    Role,
    Channel,
    Record,
    Step,
    Form,
    Promise,
    Duty,
    Approval,
    Gate,
    When,
    Access,
    Survey,
    Template,
    Report,
    Measure,
    Course,
    Price,
    Keep,
    Principle,
}

impl Kind {
    /// Every kind, in the order of the reference.
    pub(super) const ALL: [Kind; 24] = [
        Kind::Calendar,
        Kind::Param,
        Kind::List,
        Kind::Default,
        Kind::Department,
        Kind::Role,
        Kind::Channel,
        Kind::Record,
        Kind::Step,
        Kind::Form,
        Kind::Promise,
        Kind::Duty,
        Kind::Approval,
        Kind::Gate,
        Kind::When,
        Kind::Access,
        Kind::Survey,
        Kind::Template,
        Kind::Report,
        Kind::Measure,
        Kind::Course,
        Kind::Price,
        Kind::Keep,
        Kind::Principle,
    ];

    /// The kind of a word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Its word in a handbook.
    pub(super) fn word(self) -> &'static str {
        self.words().word
    }

    /// Its words and keys. Those of a default are its kind's.
    pub(super) fn words(self) -> &'static Words {
        match self {
            Kind::Calendar => &calendar::WORDS,
            Kind::Param => &param::WORDS,
            Kind::List => &list::WORDS,
            Kind::Default => &default::WORDS,
            Kind::Department => &department::WORDS,
            Kind::Role => &role::WORDS,
            Kind::Channel => &channel::WORDS,
            Kind::Record => &record::WORDS,
            Kind::Step => &step::WORDS,
            Kind::Form => &form::WORDS,
            Kind::Promise => &promise::WORDS,
            Kind::Duty => &duty::WORDS,
            Kind::Approval => &approval::WORDS,
            Kind::Gate => &gate::WORDS,
            Kind::When => &when::WORDS,
            Kind::Access => &access::WORDS,
            Kind::Survey => &survey::WORDS,
            Kind::Template => &template::WORDS,
            Kind::Report => &report::WORDS,
            Kind::Measure => &measure::WORDS,
            Kind::Course => &course::WORDS,
            Kind::Price => &price::WORDS,
            Kind::Keep => &keep::WORDS,
            Kind::Principle => &principle::WORDS,
        }
    }

    /// Whether `[default.<kind>]` may stand in a book. Steps have their flow lines, and the rest
    /// isn't a thing of which there are many alike.
    pub(super) fn takes_defaults(self) -> bool {
        !matches!(self, Kind::Default | Kind::Step)
    }
}

/// Every kind of rule, in the order of the reference.
#[must_use]
pub fn kinds() -> Vec<Words> {
    Kind::ALL.into_iter().map(|kind| *kind.words()).collect()
}

/// Every table that stands inside rules.
#[must_use]
pub fn parts() -> Vec<Words> {
    vec![
        labels::LABEL,
        shared_words::CASE_WORDS,
        time::ALERT,
        effects::THEN,
        calendar::EDITION,
        calendar::DAYS,
        role::COVER,
        promise::EXTEND,
        promise::STAGE,
        gate::REQUIRE,
        measure::WATCH,
    ]
}
