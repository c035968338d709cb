//! What each name in the book stands for, noted while rules are read, so that nobody has to guess it later.
//!
//! A reader that finds what a word means says so here, in one line. Renaming goes by it, and so does whoever
//! asks whether something that is declared is ever used.

mod formulas;
mod overruled;
mod prose;
mod target;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::actors;
use super::desk::Desk;
use super::events::HAPPENINGS;
use super::keys::Keys;
use super::kind::Kind;
use super::named::PURPOSES;
use super::names::{BUILT_IN, TAKEN};
use super::scope::TIERS;
use crate::Id;
use crate::syntax::{Place, RuleTable, Word};

pub(super) use formulas::{note, note_placeholder, note_value};
pub(super) use overruled::{read_aside, read_defaults};
pub(super) use prose::read_prose;
pub(crate) use target::{Part, Target};

/// Some bytes of a file: its position in the sources, the first byte, and the first behind them.
pub(crate) type Spot = (usize, usize, usize);

/// Everything that was noted about a book.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glossary {
    /// What the book declares, and where its id stands there.
    pub(crate) declared: BTreeMap<Target, BTreeSet<Spot>>,
    /// What the names stand for that are used. Where a rule may speak of several records, a name stands for
    /// something in each of them.
    pub(crate) uses: BTreeMap<Spot, Use>,
    /// Where ids of several kinds are compared while the book runs, and an id that they have in common.
    pub(crate) ties: BTreeMap<(Spot, Id), Tie>,
}

/// What a name stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Use {
    /// One thing, or one of each record.
    pub(crate) targets: BTreeSet<Target>,
    /// Whether it has any effect; what a variant, a table or a rule overrules everywhere has none.
    pub(crate) acts: bool,
}

/// Things that are called alike and must go on being so.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tie {
    /// What has the id.
    pub(crate) alike: BTreeSet<Target>,
    /// Params that hold the id as a text, of which nobody can say whether it is meant.
    pub(crate) held_by: BTreeSet<Target>,
}

/// The glossary while the book is being read.
#[derive(Debug, Default)]
pub(super) struct References {
    known: RefCell<Glossary>,
    /// Whether what is read has no effect, since something overrules it.
    is_overruled: Cell<bool>,
}

impl Glossary {
    /// Whether a name that has an effect stands for it.
    pub(crate) fn is_used(&self, target: &Target) -> bool {
        let mut uses = self.uses.values();
        uses.any(|used| used.acts && used.targets.contains(target))
    }

    /// Whether the language itself knows it by this id.
    pub(crate) fn is_fixed(target: &Target) -> bool {
        let (kind, id) = target.rule_name();
        target.is_rule() && (is_built_in(kind, id) || is_list_with_meaning(kind, id))
    }

    /// Whether the language means something else by this id where it would name this.
    pub(crate) fn is_reserved(target: &Target, id: &str) -> bool {
        /// Facts of every record.
        const RECORD_FACTS: [&str; 5] = ["state", "number", "opened_at", "owner", "parent"];
        /// Facts of clients and persons.
        const BUILT_IN_FACTS: [&str; 4] = ["name", "tier", "since", "department"];
        let (kind, owner) = target.rule_name();
        match target.part() {
            None if kind == Kind::Record.word() => TAKEN.contains(&id) || BUILT_IN.contains(&id),
            None if kind == Kind::Role.word() => actors::WORDS.contains(&id),
            None => is_list_with_meaning(kind, id),
            Some(Part::Step) => HAPPENINGS.contains(&id),
            Some(Part::Field) if is_built_in(kind, owner) => BUILT_IN_FACTS.contains(&id),
            Some(Part::Field) if kind == Kind::Record.word() => RECORD_FACTS.contains(&id),
            Some(Part::Field | Part::State | Part::Row) => false,
        }
    }
}

/// Whether it is a list that the language looks things up in.
fn is_list_with_meaning(kind: &str, id: &str) -> bool {
    kind == Kind::List.word() && [TIERS, PURPOSES].contains(&id)
}

fn is_built_in(kind: &str, id: &str) -> bool {
    kind == Kind::Record.word() && BUILT_IN.contains(&id)
}

impl Desk<'_> {
    /// Notes that a word is the id of something in each of these records.
    pub(super) fn refers<'i>(
        &self,
        records: impl IntoIterator<Item = &'i Id>,
        part: Part,
        word: &Word,
    ) {
        let of = |record: &Id| Target::part_of(Kind::Record, record.as_str(), part, &word.text);
        self.references.note(word, records.into_iter().map(of));
    }
}

impl References {
    /// References to nothing yet, with the rules that are declared.
    pub(super) fn of(rules: &[RuleTable]) -> Self {
        let references = Self::default();
        for rule in rules.iter().filter(|rule| rule.record.is_none()) {
            let kind = Kind::from_word(&rule.kind.text).filter(|kind| *kind != Kind::Default);
            if let Some(kind) = kind {
                references.declare(&rule.id, Target::rule(kind, &rule.id.text));
            }
        }
        references
    }

    /// Notes where something is declared.
    pub(super) fn declare(&self, id: &Word, target: Target) {
        if !self.is_overruled.get() {
            let mut known = self.known.borrow_mut();
            known
                .declared
                .entry(target)
                .or_default()
                .insert(spot(&id.place));
        }
    }

    /// Notes where a rule says what it consists of.
    pub(super) fn declare_part(&self, keys: &Keys<'_>, part: Part, id: &Word) {
        if let Some(kind) = Kind::from_word(&keys.rule.kind.text) {
            self.declare(
                id,
                Target::part_of(kind, &keys.rule.id.text, part, &id.text),
            );
        }
    }

    /// Notes that a word is the id of a rule.
    pub(super) fn rule(&self, kind: Kind, word: &Word) {
        self.note(word, [Target::rule(kind, &word.text)]);
    }

    /// Notes that a word is the id of a rule of one of these kinds.
    pub(super) fn one_of_rules(&self, kinds: &[Kind], word: &Word) {
        self.note(
            word,
            kinds.iter().map(|kind| Target::rule(*kind, &word.text)),
        );
    }

    /// Notes that a word is the id of something that its own rule consists of.
    pub(super) fn own_part(&self, keys: &Keys<'_>, part: Part, word: &Word) {
        if let Some(kind) = Kind::from_word(&keys.rule.kind.text) {
            let rule = &keys.rule.id.text;
            self.note(word, [Target::part_of(kind, rule, part, &word.text)]);
        }
    }

    /// Notes that a word is a row of a list.
    pub(super) fn row(&self, list: &Id, word: &Word) {
        self.note(
            word,
            [Target::part_of(
                Kind::List,
                list.as_str(),
                Part::Row,
                &word.text,
            )],
        );
    }

    /// Whether a word that has an effect stands for it.
    pub(super) fn is_used(&self, target: &Target) -> bool {
        self.known.borrow().is_used(target)
    }

    /// What was noted.
    pub(super) fn into_glossary(self) -> Glossary {
        let mut known = self.known.into_inner();
        let Glossary { declared, uses, .. } = &mut known;
        uses.retain(|_, used| {
            // A rule over several records may name what only some of them have.
            used.targets.retain(|target| declared.contains_key(target));
            !used.targets.is_empty()
        });
        known
    }

    /// Notes what a word stands for. One that stands in the place of another, such as the value of a param,
    /// was noted where it is written.
    fn note(&self, word: &Word, targets: impl IntoIterator<Item = Target>) {
        if !word.is_written() {
            return;
        }
        let mut known = self.known.borrow_mut();
        let used = known.uses.entry(spot(&word.place)).or_default();
        used.targets.extend(targets);
        used.acts |= !self.is_overruled.get();
    }

    fn tie(&self, place: &Place, id: &str, tie: Tie) {
        let mut known = self.known.borrow_mut();
        known.ties.insert((spot(place), Id::new(id)), tie);
    }
}

fn spot(place: &Place) -> Spot {
    (place.file, place.span.start, place.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceText;
    use crate::check::read_with_glossary;

    #[test]
    fn what_only_something_overruled_names_is_not_used() {
        let text = "---\ntitle: T\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n## 1 A\n```rule\n[calendar.c]\nzone = \"UTC\"\nweek = \"daily 00:00-24:00\"\n[role.acts]\nname = \"A\"\n[role.line]\nname = \"L\"\n[role.default]\nname = \"D\"\n[role.rule]\nname = \"R\"\n[role.nobody]\nname = \"N\"\n[default.promise]\nby = \"default\"\n[record.r]\nname = \"R\"\nowner = \"acts\"\nstates = [\"open\", \"shut\"]\nfinal = \"shut\"\nflow = [\"close it: open -> shut, by line\", \"shut it: open -> shut, by acts\"]\n[step.r.close]\nby = \"acts\"\n[promise.p]\nname = \"P\"\non = \"r.opened\"\nwithin = \"1 day\"\nby = \"rule\"\nkept_by = \"r.shut\"\ncase = [{ by = \"acts\" }]\n```\n";
        let source = SourceText {
            name: String::new(),
            text: text.to_owned(),
        };
        let (edition, problems, glossary) = read_with_glossary(&[source]);
        assert!(edition.is_some(), "{problems:?}");
        let is_used = |id: &str| glossary.is_used(&Target::rule(Kind::Role, id));
        assert!(is_used("acts"));
        for id in ["line", "default", "rule", "nobody"] {
            assert!(!is_used(id), "{id}");
        }
        let named = |id: &str| {
            let target = Target::rule(Kind::Role, id);
            let mut uses = glossary.uses.values();
            uses.any(|used| used.targets.contains(&target))
        };
        assert!(named("line") && named("default") && named("rule") && !named("nobody"));
    }
}
