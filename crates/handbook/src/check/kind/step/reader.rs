//! One step: its line and its table read into a rule.

use super::{Kind, Written};
use crate::check::events::HAPPENINGS;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Actor, Arrow, Meta, Proof, Record, Step};
use crate::syntax::Word;
use crate::syntax::line::{ArrowLine, arrow, words};
use crate::{Id, Label};

const CLAUSES: [&str; 11] = [
    "on_version",
    "proof",
    "by",
    "not_by",
    "form",
    "needs",
    "send",
    "open",
    "do",
    "note",
    "recorded_by",
];

/// Clauses that are a word alone.
const BARE: [&str; 2] = ["note", "on_version"];

/// A step of a record while it is read.
pub(super) struct Reader<'r, 'a> {
    pub(super) keys: &'r Keys<'a>,
    pub(super) record: &'r Record,
    pub(super) step: &'r Written<'a>,
}

impl Reader<'_, '_> {
    /// The step, all but what it sets off. Keys of its table overrule clauses of its line.
    pub(super) fn read(&self) -> Step {
        let here = Here::record(&self.record.meta.id);
        if HAPPENINGS.contains(&self.step.id.text.as_str()) {
            let kind = ProblemKind::BadId {
                word: self.step.id.text.clone(),
            };
            self.keys.desk.findings.report(&self.step.id.place, kind);
        }
        self.refuse_other_clauses();
        if !self.has("by") {
            self.missing("by");
        }
        Step {
            meta: self.meta(),
            arrows: self.arrows(),
            by: self.actors("by", &here),
            not_by: self.actors("not_by", &here),
            form: self.form(),
            needs: self.needs(),
            note: self.flag("note"),
            recorded_by: self.actors("recorded_by", &here),
            proof: self.proof(),
            on_version: self.flag("on_version"),
            then: Vec::new(),
        }
    }

    fn meta(&self) -> Meta {
        let id = self.keys.desk.id(&self.step.id);
        let line = self.step.line.as_ref().map(|line| line.name.label.clone());
        let table = self.step.table.as_ref();
        let name = table.and_then(|table| table.name("name")).or(line);
        let rule = table.map_or(self.keys.rule, |table| table.rule);
        Meta {
            name: name.unwrap_or_else(|| Label::own(id.as_str())),
            id,
            source: rule.source.clone(),
        }
    }

    fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        if let Some(table) = self.table("to") {
            table.refuse_both("arrows", "to");
            table.refuse_both("arrows", "from");
            let line = ArrowLine {
                from: table.words("from").into_iter().cloned().collect(),
                to: match table.word("to") {
                    Some(to) => to.clone(),
                    None => return arrows,
                },
            };
            if line.from.is_empty() {
                table.missing("from");
            }
            self.add_arrows(&line, &mut arrows);
        } else if let Some(table) = self.table("from") {
            table.missing("to");
        } else if let Some(table) = self.table("arrows") {
            for word in table.words("arrows") {
                match arrow(word) {
                    Some(line) => self.add_arrows(&line, &mut arrows),
                    None => table.bad_value("arrows", word, Expected::Flow),
                }
            }
        } else if let Some(line) = &self.step.line {
            for line in &line.arrows {
                self.add_arrows(line, &mut arrows);
            }
        } else {
            self.missing("arrows");
        }
        arrows
    }

    /// Adds the arrows of a line; `*` stands for every state that isn't final.
    fn add_arrows(&self, line: &ArrowLine, arrows: &mut Vec<Arrow>) {
        let states = || self.record.states.iter().map(|state| state.id.as_str());
        let Some(to) = self.keys.desk.one_of("state", &line.to, states()) else {
            return;
        };
        self.keys
            .desk
            .refers([&self.record.meta.id], Part::State, &line.to);
        for word in &line.from {
            let mut from: Vec<Id> = Vec::new();
            if word.text == "*" {
                let open = self.record.states.iter().filter(|state| !state.is_final);
                from.extend(open.map(|state| state.id.clone()));
            } else {
                from.extend(self.keys.desk.one_of("state", word, states()));
                self.keys
                    .desk
                    .refers([&self.record.meta.id], Part::State, word);
            }
            for from in from {
                // The first arrow from a state counts: a `*` leaves those before it alone.
                if !arrows.iter().any(|arrow| arrow.from == from) {
                    arrows.push(Arrow {
                        from,
                        to: to.clone(),
                    });
                } else if word.text != "*" {
                    let kind = ProblemKind::Duplicate {
                        kind: "arrow".to_owned(),
                        id: from.to_string(),
                    };
                    self.keys.desk.findings.report(&word.place, kind);
                }
            }
        }
    }

    fn actors(&self, key: &str, here: &Here) -> Vec<Actor> {
        match self.table(key) {
            Some(table) => table.actors(key, here),
            None => {
                let parts: Vec<Word> = self
                    .clauses(key)
                    .flat_map(|rest| words(rest, " or "))
                    .collect();
                parts
                    .iter()
                    .filter_map(|word| self.keys.actor(key, word, here))
                    .collect()
            }
        }
    }

    fn form(&self) -> Option<Id> {
        match self.table("form") {
            Some(table) => table.known(Kind::Form, "form"),
            None => self
                .keys
                .desk
                .known(Kind::Form, self.clauses("form").next()?),
        }
    }

    fn needs(&self) -> Vec<Id> {
        let named: Vec<Word> = match self.table("needs") {
            Some(table) => table.words("needs").into_iter().cloned().collect(),
            None => self
                .clauses("needs")
                .flat_map(|rest| words(rest, " and "))
                .collect(),
        };
        let fields = || self.record.fields.iter().map(|field| field.id.as_str());
        named
            .iter()
            .filter_map(|word| {
                let field = self.keys.desk.one_of("field", word, fields())?;
                self.keys
                    .desk
                    .refers([&self.record.meta.id], Part::Field, word);
                Some(field)
            })
            .collect()
    }

    /// A bare word of the line, or a flag of the table.
    fn flag(&self, word: &str) -> bool {
        self.table(word).map_or_else(
            || self.clauses(word).next().is_some(),
            |table| table.flag(word),
        )
    }

    fn proof(&self) -> Option<Proof> {
        let word = match self.table("proof") {
            Some(table) => table.word("proof")?,
            None => self.clauses("proof").next()?,
        };
        match word.text.as_str() {
            "file" => Some(Proof::File),
            "signature" => Some(Proof::Signature),
            _ => {
                let expected = Expected::OneOf(&["file", "signature"]);
                self.keys.bad_value("proof", word, expected);
                None
            }
        }
    }

    /// The table of the step if it has the key, and so overrules the line.
    fn table(&self, key: &str) -> Option<&Keys<'_>> {
        self.step
            .table
            .as_ref()
            .filter(|table| table.node(key).is_some())
    }

    /// What follows a word in the clauses of the line.
    fn clauses(&self, word: &str) -> impl Iterator<Item = &Word> {
        let line = self.step.line.as_ref();
        let clauses = line.map_or(&[][..], |line| &line.clauses).iter();
        let of_word = clauses.filter(move |clause| clause.word.text == word);
        of_word
            .map(|clause| &clause.rest)
            .filter(move |rest| BARE.contains(&word) || !rest.text.is_empty())
    }

    fn has(&self, key: &str) -> bool {
        self.table(key).is_some() || self.clauses(key).next().is_some()
    }

    fn missing(&self, key: &str) {
        let (kind, id) = (Kind::Step.word().to_owned(), self.step.id.text.clone());
        let kind = ProblemKind::MissingKey {
            kind,
            id,
            key: key.to_owned(),
        };
        self.keys.desk.findings.report(&self.step.id.place, kind);
    }

    fn refuse_other_clauses(&self) {
        for clause in self.step.line.iter().flat_map(|line| &line.clauses) {
            let is_known = CLAUSES.contains(&clause.word.text.as_str());
            let is_bare = clause.rest.text.is_empty();
            if is_known && is_bare == BARE.contains(&clause.word.text.as_str()) {
                continue;
            }
            let kind = if is_known {
                let (key, word) = ("flow".to_owned(), clause.text());
                ProblemKind::BadValue {
                    key,
                    word,
                    expected: Expected::Flow,
                }
            } else {
                let word = clause.word.text.clone();
                let nearest = nearest(&word, CLAUSES);
                ProblemKind::UnknownKey {
                    kind: "flow".to_owned(),
                    word,
                    nearest,
                }
            };
            self.keys.desk.findings.report(&clause.word.place, kind);
        }
    }
}
