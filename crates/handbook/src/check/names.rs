//! What the book declares: which ids there are of each kind, and where.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::kind::Kind;
use crate::Id;
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::syntax::{RuleTable, Table, Word};

/// Records that exist without being declared; a book may only add fields to them.
pub(crate) const BUILT_IN: [&str; 5] = ["client", "person", "company", "place", "item"];

/// First words of events and facts, so that no record may be called so.
pub(super) const TAKEN: [&str; 24] = [
    "message",
    "form",
    "promise",
    "param",
    "event",
    "record",
    "actor",
    "owner",
    "answer",
    "row",
    "approval",
    "survey",
    "duty",
    "report",
    "course",
    "role",
    "measure",
    "file",
    "backup",
    "access",
    "department",
    "channel",
    "it",
    "lines",
];

/// Every declared name with its rule.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    rules: BTreeMap<Kind, BTreeMap<&'a str, &'a RuleTable>>,
    /// The defaults of each book by their kind. They are meant for the rules of their own book.
    defaults: BTreeMap<(usize, &'a str), &'a RuleTable>,
    /// Step tables by record and step.
    steps: BTreeMap<(&'a str, &'a str), &'a RuleTable>,
}

impl<'a> Names<'a> {
    /// Gathers the names, and reports kinds that don't exist, bad ids, and ids that come twice.
    pub(super) fn gather(rules: &'a [RuleTable], findings: &Findings) -> Self {
        let mut names = Self::default();
        for rule in rules {
            let Some(kind) = Kind::from_word(&rule.kind.text) else {
                let word = rule.kind.text.clone();
                let nearest = nearest(&word, Kind::ALL.map(Kind::word));
                findings.report(&rule.kind.place, ProblemKind::UnknownKind { word, nearest });
                continue;
            };
            let id = rule.id.text.as_str();
            let is_taken = kind == Kind::Record && TAKEN.contains(&id);
            if !Id::is_valid(id) || is_taken {
                findings.report(
                    &rule.id.place,
                    ProblemKind::BadId {
                        word: id.to_owned(),
                    },
                );
            }
            let first = match &rule.record {
                Some(record) => *names.steps.entry((&record.text, id)).or_insert(rule),
                None if kind == Kind::Default => {
                    *names.defaults.entry((rule.book, id)).or_insert(rule)
                }
                None => names
                    .rules
                    .entry(kind)
                    .or_default()
                    .entry(id)
                    .or_insert(rule),
            };
            if !std::ptr::eq(first, rule) {
                findings.duplicate(&rule.id.place, &first.id.place, kind.word(), id);
            }
        }
        names
    }

    /// The defaults of all books.
    pub(super) fn defaults(&self) -> impl Iterator<Item = &'a RuleTable> {
        self.defaults.values().copied()
    }

    /// The rules of a kind, by id.
    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = &'a RuleTable> {
        self.rules
            .get(&kind)
            .into_iter()
            .flat_map(|rules| rules.values().copied())
    }

    /// A rule.
    pub(super) fn rule(&self, kind: Kind, id: &str) -> Option<&'a RuleTable> {
        self.rules.get(&kind)?.get(id).copied()
    }

    /// The table of a step.
    pub(super) fn step(&self, record: &str, step: &str) -> Option<&'a RuleTable> {
        self.steps.get(&(record, step)).copied()
    }

    /// The step tables of a record in the order of the book.
    pub(super) fn steps_of(&self, record: &str) -> Vec<&'a RuleTable> {
        let of_record = self.steps.iter().filter(|((of, _), _)| *of == record);
        let mut rules: Vec<&RuleTable> = of_record.map(|(_, rule)| *rule).collect();
        rules.sort_by_key(|rule| (rule.book, rule.id.place.file, rule.id.place.span.start));
        rules
    }

    /// The records that step tables speak of.
    pub(super) fn step_records(&self) -> impl Iterator<Item = &'a Word> {
        self.steps.values().filter_map(|rule| rule.record.as_ref())
    }

    /// The table of a kind's defaults that a rule takes: that of its own book.
    pub(super) fn default_of(&self, kind: Kind, rule: &RuleTable) -> Option<&'a Table> {
        let default = self.defaults.get(&(rule.book, kind.word()))?;
        Some(&default.table)
    }

    /// The ids of a kind.
    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &'a str> {
        self.rules
            .get(&kind)
            .into_iter()
            .flat_map(|rules| rules.keys().copied())
    }
}
