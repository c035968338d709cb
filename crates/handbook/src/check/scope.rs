//! Formulas in the book: what they may name where they stand, and where their faults are.

use std::collections::BTreeMap;

use super::desk::Desk;
use super::here::Here;
use super::keys::Keys;
use super::kind::Kind;
use super::references;
use crate::Id;
use crate::formula::{Formula, Function, Path, Scope, Type};
use crate::nearest::nearest;
use crate::problem::{FormulaFault, ProblemKind};
use crate::rule::{Field, FieldType, ParamType, Protection};
use crate::syntax::Word;

/// The facts that may be named in one place of the book, by their dotted names.
pub(super) struct Known<'a> {
    desk: &'a Desk<'a>,
    facts: BTreeMap<String, Fact>,
}

/// A fact with its type.
struct Fact {
    path: Path,
    kind: Type,
    is_protected: bool,
}

/// States of a promise, which measures ask for.
const PROMISE_STATES: [&str; 10] = [
    "undecided",
    "running",
    "paused",
    "unproved",
    "overdue",
    "kept",
    "kept_late",
    "missed",
    "waived",
    "void",
];

/// The list whose rows are the tiers of clients, unless the book declares a field of that name.
pub(super) const TIERS: &str = "tiers";

impl<'a> Known<'a> {
    /// The facts of a place.
    pub(super) fn new(desk: &'a Desk<'a>, here: &Here) -> Self {
        let mut known = Self {
            desk,
            facts: BTreeMap::new(),
        };
        known.add("now", Path::Now, Type::Instant);
        known.add("today", Path::Today, Type::Date);
        known.add("actor", Path::Actor, Type::Person);
        known.add("actor.id", Path::Actor, Type::Person);
        for (id, param) in &desk.params {
            known.add(
                &format!("param.{id}"),
                Path::Param(id.clone()),
                param_type(param.kind),
            );
        }
        if !here.records.is_empty() {
            known.add_record(here);
        }
        if here.has_client(desk) {
            known.add_client();
        }
        if here.message {
            known.add("event.urgent", Path::EventUrgent, Type::YesNo);
        }
        if let Some(form) = here.form.as_ref().and_then(|form| desk.forms.get(form)) {
            known.add_fields("form", &form.fields, Path::FormField);
        }
        if here.promise {
            known.add("promise.state", Path::PromiseState, choices(PROMISE_STATES));
            known.add("promise.late", Path::PromiseLate, Type::Duration);
        }
        known
    }

    /// The fact of a dotted name.
    pub(super) fn fact(&self, name: &str) -> Option<&Path> {
        self.facts.get(name).map(|fact| &fact.path)
    }

    fn add(&mut self, name: &str, path: Path, kind: Type) {
        self.facts.insert(
            name.to_owned(),
            Fact {
                path,
                kind,
                is_protected: false,
            },
        );
    }

    fn add_record(&mut self, here: &Here) {
        let desk = self.desk;
        let records = here.records.iter().filter_map(|id| desk.records.get(id));
        let mut states: Vec<Id> = records
            .flat_map(|record| record.states.iter().map(|state| state.id.clone()))
            .collect();
        states.sort();
        states.dedup();
        self.add_fields("record", here.fields(desk), Path::RecordField);
        self.add("record.state", Path::RecordState, Type::Choice(states));
        self.add("record.number", Path::RecordNumber, Type::Text);
        self.add("record.opened_at", Path::RecordOpenedAt, Type::Instant);
        self.add("record.owner", Path::RecordOwner, Type::Person);
        self.add("owner", Path::Owner, Type::Person);
        self.add("owner.id", Path::Owner, Type::Person);
    }

    fn add_client(&mut self) {
        let desk = self.desk;
        let tiers = desk.lists.get(TIERS);
        let tier = tiers.map_or(Type::Text, |list| {
            Type::Choice(list.rows.iter().map(|row| row.id.clone()).collect())
        });
        self.add("client.tier", Path::ClientTier, tier);
        self.add(
            "client.since",
            Path::ClientField(Id::new("since")),
            Type::Date,
        );
        let name = Fact {
            path: Path::ClientName,
            kind: Type::Text,
            is_protected: true,
        };
        self.facts.insert("client.name".to_owned(), name);
        if let Some(client) = desk.records.get("client") {
            self.add_fields("client", &client.fields, Path::ClientField);
        }
    }

    fn add_fields<'f>(
        &mut self,
        of: &str,
        fields: impl IntoIterator<Item = &'f Field>,
        path: fn(Id) -> Path,
    ) {
        for field in fields {
            let fact = Fact {
                path: path(field.id.clone()),
                kind: field_type(self.desk, field),
                is_protected: field.protect != Protection::Open,
            };
            self.facts.insert(format!("{of}.{}", field.id), fact);
        }
    }

    fn by_path(&self, path: &Path) -> Option<&Fact> {
        self.facts.values().find(|fact| fact.path == *path)
    }
}

impl Scope for Known<'_> {
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>> {
        let name = words.join(".");
        match self.facts.get(&name) {
            Some(fact) => Ok((fact.path.clone(), fact.kind.clone())),
            None => Err(nearest(&name, self.facts.keys().map(String::as_str))),
        }
    }

    fn is_protected(&self, path: &Path) -> bool {
        self.by_path(path).is_some_and(|fact| fact.is_protected)
    }

    fn type_of(&self, path: &Path) -> Type {
        self.by_path(path)
            .map_or(Type::Any, |fact| fact.kind.clone())
    }

    fn name(&self, function: Function, word: &str) -> Result<(), Option<String>> {
        let desk = self.desk;
        let names: Vec<String> = match function {
            Function::Done => desk
                .case_records()
                .flat_map(|record| {
                    record
                        .steps
                        .iter()
                        .map(move |step| format!("{}.{}", record.meta.id, step.meta.id))
                })
                .collect(),
            Function::Filed => desk.names.ids(Kind::Form).map(str::to_owned).collect(),
            Function::Is => desk.names.ids(Kind::Role).map(str::to_owned).collect(),
            _ => desk
                .case_records()
                .map(|record| record.meta.id.to_string())
                .collect(),
        };
        if names.iter().any(|name| name == word) {
            return Ok(());
        }
        Err(nearest(word, names.iter().map(String::as_str)))
    }
}

impl<'a> Keys<'a> {
    /// A formula, if it can be read.
    pub(super) fn formula(&self, word: &Word, here: &Here, wanted: Type) -> Option<Formula> {
        let known = Known::new(self.desk, here);
        match Formula::compile(&word.text, &known, wanted) {
            Ok(formula) => {
                references::note(self.desk, here, word, &formula);
                Some(formula)
            }
            Err(faults) => {
                for (bytes, fault) in faults {
                    self.desk
                        .findings
                        .error(&word.place_of(bytes), problem(fault));
                }
                None
            }
        }
    }

    /// The formulas of a key that takes one or a list, all of which must hold.
    pub(super) fn conditions(&self, key: &str, here: &Here) -> Vec<Formula> {
        let words = self.words(key);
        words
            .into_iter()
            .filter_map(|word| self.formula(word, here, Type::YesNo))
            .collect()
    }

    /// The same as one formula.
    pub(super) fn condition(&self, key: &str, here: &Here) -> Option<Formula> {
        let words = self.words(key);
        let first = words.first()?;
        let formulas = self.conditions(key, here);
        if formulas.len() < words.len() {
            return None;
        }
        let texts: Vec<String> = formulas
            .iter()
            .map(|formula| format!("({})", formula.text))
            .collect();
        match formulas.into_iter().next() {
            Some(formula) if texts.len() == 1 => Some(formula),
            _ => self.formula(&first.instead(&texts.join(" && ")), here, Type::YesNo),
        }
    }
}

/// A fault of a formula as a finding of the book.
fn problem(fault: FormulaFault) -> ProblemKind {
    match fault {
        FormulaFault::Protected { word } => ProblemKind::ProtectedField { field: word },
        FormulaFault::Unexpected { .. }
        | FormulaFault::UnexpectedEnd
        | FormulaFault::UnclosedText
        | FormulaFault::BadNumber { .. }
        | FormulaFault::TooDeep => ProblemKind::FormulaSyntax { detail: fault },
        _ => ProblemKind::FormulaType { detail: fault },
    }
}

/// The type that a formula sees in a field.
pub(super) fn field_type(desk: &Desk<'_>, field: &Field) -> Type {
    let one = match &field.kind {
        FieldType::Text | FieldType::LongText | FieldType::File => Type::Text,
        FieldType::Number => Type::Number,
        FieldType::YesNo => Type::YesNo,
        FieldType::Date => Type::Date,
        FieldType::Instant => Type::Instant,
        FieldType::Choice(list) => {
            let rows = desk
                .lists
                .get(list)
                .map(|list| list.rows.iter().map(|row| row.id.clone()).collect());
            rows.map_or(Type::Any, Type::Choice)
        }
        FieldType::Person => Type::Person,
        FieldType::Ref(record) => Type::Ref(record.clone()),
        FieldType::Money => Type::Money,
    };
    if field.many {
        Type::List(Box::new(one))
    } else {
        one
    }
}

/// The type that a formula sees in a param; lengths, periods, roles and events are their text.
fn param_type(kind: ParamType) -> Type {
    match kind {
        ParamType::Number | ParamType::Percent => Type::Number,
        ParamType::YesNo => Type::YesNo,
        _ => Type::Text,
    }
}

fn choices(words: impl IntoIterator<Item = &'static str>) -> Type {
    Type::Choice(words.into_iter().map(Id::new).collect())
}
