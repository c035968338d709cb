//! Things that a book gives an id: its rules, and what some of them consist of.

use std::fmt;

use crate::Id;
use crate::check::kind::Kind;

/// Something with an id, by its full name: `promise.first_reply`, `record.order.state.open`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    kind: &'static str,
    rule: Id,
    part: Option<(Part, Id)>,
}

/// What rules consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A field of a record or form.
    Field,
    /// A state of a record.
    State,
    /// A step of a record.
    Step,
    /// A row of a list.
    Row,
}

impl Part {
    fn word(self) -> &'static str {
        match self {
            Part::Field => "field",
            Part::State => "state",
            Part::Step => "step",
            Part::Row => "row",
        }
    }
}

impl Target {
    pub(in crate::check) fn rule(kind: Kind, id: &str) -> Self {
        Self::rule_of(kind.word(), Id::new(id))
    }

    pub(in crate::check) fn part_of(kind: Kind, rule: &str, part: Part, id: &str) -> Self {
        Self::rule(kind, rule).with(part, id)
    }

    /// The rule of a kind and id, if there is such a kind.
    pub(crate) fn named(kind: &str, id: &str) -> Option<Self> {
        Kind::from_word(kind).map(|kind| Self::rule(kind, id))
    }

    /// A part of the rule that it is.
    pub(crate) fn with(self, part: Part, id: &str) -> Self {
        let part = Some((part, Id::new(id)));
        Self { part, ..self }
    }

    /// Kind and id of the rule that it is, or is part of.
    pub(crate) fn rule_name(&self) -> (&'static str, &str) {
        (self.kind, self.rule.as_str())
    }

    /// What part of its rule it is.
    pub(crate) fn part(&self) -> Option<Part> {
        self.part.as_ref().map(|(part, _)| *part)
    }

    /// Whether it is a rule itself.
    pub(crate) fn is_rule(&self) -> bool {
        self.part.is_none()
    }

    /// The rule that it is part of; none of a rule.
    pub(crate) fn owner(&self) -> Option<Target> {
        self.part.as_ref()?;
        Some(Self::rule_of(self.kind, self.rule.clone()))
    }

    /// Its own id.
    pub(crate) fn id(&self) -> &Id {
        self.part.as_ref().map_or(&self.rule, |(_, id)| id)
    }

    fn rule_of(kind: &'static str, rule: Id) -> Self {
        let part = None;
        Self { kind, rule, part }
    }

    /// The same by another id, in a rule of another id.
    pub(crate) fn renamed(&self, rule: &Id, id: &Id) -> Self {
        match &self.part {
            None => Self::rule_of(self.kind, id.clone()),
            Some((part, _)) => Self::rule_of(self.kind, rule.clone()).with(*part, id.as_str()),
        }
    }
}

/// Its full name.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind, self.rule)?;
        match &self.part {
            Some((part, id)) => write!(f, ".{}.{id}", part.word()),
            None => Ok(()),
        }
    }
}
