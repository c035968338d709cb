//! Formulas in the book: what they may name where they stand, and where their faults are.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::Desk;
use super::here::Here;
use super::keys::Keys;
use super::kind::Kind;
use super::named;
use super::references;
use crate::Id;
use crate::formula::{CLIENT, Formula, ITEM, NameFault, NameKind, Named, PLACE, Path, Scope, Type};
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::rule::{Field, FieldType, ParamType, Protection};
use crate::syntax::Word;

/// The facts that may be named in one place of the book, by their dotted names.
pub(super) struct Known<'a> {
    desk: &'a Desk<'a>,
    /// The types that the record at hand may have.
    records: Vec<Id>,
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

/// What stands before the id of a param.
const PARAM: &str = "param.";

/// The list whose rows are the tiers of clients, unless the book declares a field of that name.
pub(super) const TIERS: &str = "tiers";

impl<'a> Known<'a> {
    /// The facts of a place.
    pub(super) fn new(desk: &'a Desk<'a>, here: &Here) -> Self {
        let mut known = Self {
            desk,
            records: here.records.clone(),
            facts: BTreeMap::new(),
        };
        known.add("now", Path::Now, Type::Instant);
        known.add("today", Path::Today, Type::Date);
        known.add("actor", Path::Actor, Type::Person);
        known.add("actor.id", Path::Actor, Type::Person);
        if !here.records.is_empty() {
            known.add_record(here);
        }
        if here.has_client(desk) {
            known.add_client();
        }
        if here.message {
            let channels = desk.names.ids(Kind::Channel).map(Id::new).collect();
            known.add("event.urgent", Path::EventUrgent, Type::YesNo);
            known.add("event.channel", Path::EventChannel, Type::Choice(channels));
            known.add("event.sender", Path::EventSender, Type::Person);
            known.add("event.to", Path::EventTo, choices(["client", "staff"]));
            known.add("event.automatic", Path::EventAutomatic, Type::YesNo);
        }
        if let Some(form) = here.form.as_ref().and_then(|form| desk.forms.get(form)) {
            known.add_fields("form", &form.fields, Path::FormField);
        }
        if let Some(form) = here.answer.as_ref().and_then(|form| desk.forms.get(form)) {
            known.add_fields("answer", &form.fields, Path::AnswerField);
        }
        if here.person {
            known.add("person", Path::Person, Type::Person);
        }
        if let Some((_, Some(record))) = &here.row {
            known.add("row", Path::Row, Type::Ref(record.clone()));
        }
        if here.measure {
            known.add("measure.value", Path::MeasureValue, Type::Decimal);
            known.add("measure.target", Path::MeasureTarget, Type::Decimal);
        }
        if here.promise {
            known.add("promise.state", Path::PromiseState, choices(PROMISE_STATES));
            known.add("promise.late", Path::PromiseLate, Type::Duration);
            known.add("promise.opened_at", Path::PromiseOpenedAt, Type::Instant);
            known.add("promise.due_at", Path::PromiseDueAt, Type::Instant);
            known.add("promise.ended_at", Path::PromiseEndedAt, Type::Instant);
            known.add("promise.owner", Path::PromiseOwner, Type::Person);
        }
        known
    }

    /// The fact of a dotted name.
    pub(super) fn fact(&self, name: &str) -> Option<Path> {
        let fact = self.facts.get(name).map(|fact| fact.path.clone());
        fact.or_else(|| self.param(name).map(|(path, _)| path))
    }

    /// The param of a dotted name. Params are known everywhere and there are many: they are looked up, not copied.
    fn param(&self, name: &str) -> Option<(Path, Type)> {
        let (id, param) = self.desk.params.get_key_value(name.strip_prefix(PARAM)?)?;
        Some((Path::Param(id.clone()), param_type(param.kind)))
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
        let parents = here
            .records
            .iter()
            .map(|id| desk.records.get(id)?.parent.clone());
        let parents: BTreeSet<Option<Id>> = parents.collect();
        if parents.len() == 1
            && let Some(Some(parent)) = parents.into_iter().next()
        {
            self.add("record.parent", Path::RecordParent, Type::Ref(parent));
        }
        self.add_fields("record", here.fields(desk), Path::RecordField);
        self.add("record.state", Path::RecordState, Type::Choice(states));
        self.add("record.number", Path::RecordNumber, Type::Text);
        self.add("record.opened_at", Path::RecordOpenedAt, Type::Instant);
        self.add("record.owner", Path::RecordOwner, Type::Person);
        self.add("owner", Path::Owner, Type::Person);
        self.add("owner.id", Path::Owner, Type::Person);
    }

    fn add_client(&mut self) {
        self.add("client", Path::Client, Type::Client);
        for (word, fact) in named::facts(self.desk, CLIENT) {
            let fact = Fact {
                path: fact.path,
                kind: fact.kind,
                is_protected: fact.is_protected,
            };
            self.facts.insert(format!("{CLIENT}.{word}"), fact);
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
        if let Some(fact) = self.facts.get(&name) {
            return Ok((fact.path.clone(), fact.kind.clone()));
        }
        self.param(&name).ok_or_else(|| {
            // A path through a reference comes here first; it isn't like the name of a param.
            let params = self.desk.params.keys().filter(|_| words.len() == 2);
            let params: Vec<String> = params.map(|id| format!("{PARAM}{id}")).collect();
            nearest(&name, self.facts.keys().chain(&params).map(String::as_str))
        })
    }

    fn is_protected(&self, path: &Path) -> bool {
        self.by_path(path).is_some_and(|fact| fact.is_protected)
    }

    fn type_of(&self, path: &Path) -> Type {
        if let Path::Param(id) = path {
            let param = self.desk.params.get(id);
            return param.map_or(Type::Any, |param| param_type(param.kind));
        }
        self.by_path(path)
            .map_or(Type::Any, |fact| fact.kind.clone())
    }

    fn of(&self, record: &Id, word: &str) -> Result<Named, Option<String>> {
        named::of(self.desk, record, word)
    }

    fn name(&self, kind: NameKind, word: &str, before: &[&str]) -> Result<Type, NameFault> {
        let of_record = |fact: &&Fact| matches!(fact.path, Path::RecordField(_));
        let fields: Vec<Named> = self
            .facts
            .values()
            .filter(of_record)
            .map(|fact| Named {
                path: fact.path.clone(),
                kind: fact.kind.clone(),
                is_protected: fact.is_protected,
            })
            .collect();
        named::name(self.desk, &self.records, &fields, kind, word, before)
    }
}

impl<'a> Keys<'a> {
    /// A formula, if it can be read.
    pub(super) fn formula(&self, word: &Word, here: &Here, wanted: Type) -> Option<Formula> {
        if let Some(rest) = word.text.trim_start().strip_prefix('=')
            && !rest.starts_with('=')
        {
            let kind = ProblemKind::StrayEquals {
                key: word.text.clone(),
            };
            self.desk.findings.report(&word.place, kind);
            return None;
        }
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
                        .report(&word.place_of(bytes), ProblemKind::Formula { fault });
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
        FieldType::Money => Type::Money(None),
        FieldType::Decimal => Type::Decimal,
        FieldType::Percent => Type::Number,
        FieldType::Duration => Type::Duration,
        FieldType::Place => Type::Ref(Id::new(PLACE)),
        FieldType::Item => Type::Ref(Id::new(ITEM)),
        FieldType::Article | FieldType::Sign => Type::Text,
        FieldType::Rows(record) => Type::List(Box::new(Type::Ref(record.clone()))),
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
