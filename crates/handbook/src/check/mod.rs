//! From the tree to a checked [`Edition`]: names resolved, formulas typed, defaults filled in.
//!
//! Words come before sentences: lists, params and people first, then what records and forms consist of,
//! then everything that speaks of those, at last what only shows in the whole book.

mod actors;
mod desk;
mod effects;
mod events;
mod findings;
mod head;
mod here;
mod index;
mod keys;
mod kind;
mod labels;
mod named;
mod names;
mod placeholders;
mod questions;
mod references;
mod scope;
mod templates;
mod time;
mod whole;

use std::collections::BTreeMap;

use self::desk::Desk;
use self::findings::Findings;
use self::keys::Keys;
use self::kind::{
    Kind, access, approval, calendar, channel, course, department, duty, form, gate, keep, list,
    measure, param, price, principle, promise, record, report, role, step, survey, when,
};
pub use self::kind::{kinds, parts};
pub(crate) use self::names::BUILT_IN;
pub use self::questions::{Question, Used, questions};
pub(crate) use self::references::{Glossary, Part, Spot, Target, Tie, Use};
use crate::compose::{self, Composed, ParamOrigin};
use crate::edition::{Edition, Index};
use crate::formula::Value;
use crate::problem::{ProblemKind, Severity};
use crate::rule::{CalendarRule, ParamType, Record};
use crate::syntax::{self, Manuscript};
use crate::{Id, Problem, SourceText};

/// Reads and checks a whole book. There is an edition only if nothing is an error.
pub(crate) fn read(sources: &[SourceText]) -> (Option<Edition>, Vec<Problem>) {
    let (edition, problems, _) = read_with_glossary(sources);
    (edition, problems)
}

/// The same, and what its names stand for.
pub(crate) fn read_with_glossary(
    sources: &[SourceText],
) -> (Option<Edition>, Vec<Problem>, Glossary) {
    let Composed {
        manuscript,
        overrides,
        set,
        faults,
        remarks,
    } = compose::read(sources);
    let Some(manuscript) = manuscript else {
        // Nothing but the list of files is there to look at.
        let nothing = syntax::parse(sources, &[]).0;
        let findings = Findings::default();
        for (place, others, kind) in remarks {
            findings.report_among(&place, &others, kind);
        }
        return (None, findings.finish(faults, &nothing), Glossary::default());
    };
    let mut desk = Desk::new(&manuscript, head::lang(&manuscript.head));
    for (place, others, kind) in remarks {
        desk.findings.report_among(&place, &others, kind);
    }
    let mut edition = edition(&mut desk, hash(sources));
    edition.overrides = overrides;
    edition.param_origins = origins(&edition, set);
    placeholders::check(&desk);
    whole::disagree::check(&desk, &edition);
    whole::articles::check(&desk);
    whole::scripts::check(&desk);
    whole::owed::check(&desk, &edition);
    whole::night::check(&desk, &edition);
    whole::flags::check(&desk, &edition);
    whole::reading::check(&desk, &edition);
    whole::liveness::check(&desk, &edition);
    whole::prose::check(&desk, &edition);
    whole::evidence::check(&desk, &edition);
    whole::rings::check(&desk, &edition);
    references::read_defaults(&desk);
    references::read_aside(&desk);
    references::read_prose(&desk, sources);
    whole::unused::check(&desk, &edition);
    let problems = desk.findings.finish(faults, &manuscript);
    let glossary = desk.references.into_glossary();
    if problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error)
    {
        return (None, problems, glossary);
    }
    edition.book = manuscript.book;
    edition.index = index::build(&edition);
    (Some(edition), problems, glossary)
}

/// Reads every rule, in the order in which they need one another.
fn edition(desk: &mut Desk<'_>, hash: String) -> Edition {
    let manuscript: &Manuscript = desk.manuscript;
    let title = head::read(&manuscript.head, &desk.findings);
    for included in &manuscript.heads {
        head::read(included, &desk.findings);
        head::refuse_other_language(included, &manuscript.head, &desk.findings);
    }
    check_defaults(desk);
    let calendars = calendar::read_all(desk);
    desk.default_calendar = default_calendar(desk, &calendars);
    desk.lists = desk.read_all(Kind::List, list::read);
    desk.params = desk.read_all(Kind::Param, param::read);
    let departments = desk.read_all(Kind::Department, department::read);
    let roles = desk.read_all(Kind::Role, role::read);
    desk.records = desk.read_all(Kind::Record, record::frame);
    desk.records = desk.read_all(Kind::Record, record::complete);
    check_step_records(desk);
    desk.forms = desk.read_all(Kind::Form, form::frame);
    check_params(desk);

    let records = desk.read_all(Kind::Record, with_effects);
    let mut forms = desk.forms.clone();
    for (id, require) in desk.read_all(Kind::Form, |keys| Some(form::require(keys))) {
        if let Some(form) = forms.get_mut(&id) {
            form.require = require;
        }
    }
    let mut lists = desk.lists.clone();
    for (id, suggest) in desk.read_all(Kind::List, list::suggest) {
        if let Some(list) = lists.get_mut(&id) {
            list.suggest_if = Some(suggest);
        }
    }
    let whens = desk.read_all(Kind::When, when::read);
    Edition {
        title: title.title,
        lang: desk.lang,
        version: title.version,
        effective: title.effective,
        hash,
        book: crate::article::Book::default(),
        default_calendar: desk.default_calendar.clone(),
        calendars,
        params: desk.params.clone(),
        lists,
        departments,
        roles,
        record_order: record_order(manuscript),
        templates: templates::read_all(desk, &records, &whens),
        records,
        forms,
        promises: desk.read_all(Kind::Promise, promise::read),
        duties: desk.read_all(Kind::Duty, duty::read),
        gates: desk.read_all(Kind::Gate, gate::read),
        whens,
        grants: desk.read_all(Kind::Access, access::read),
        approvals: desk.read_all(Kind::Approval, approval::read),
        channels: desk.read_all(Kind::Channel, channel::read),
        surveys: desk.read_all(Kind::Survey, survey::read),
        reports: desk.read_all(Kind::Report, report::read),
        courses: desk.read_all(Kind::Course, course::read),
        prices: desk.read_all(Kind::Price, price::read),
        keeps: desk.read_all(Kind::Keep, keep::read),
        measures: desk.read_all(Kind::Measure, measure::read),
        principles: desk.read_all(Kind::Principle, principle::read),
        index: Index::default(),
        overrides: Vec::new(),
        param_origins: BTreeMap::new(),
    }
}

/// Where the value of each param stands that has one.
fn origins(edition: &Edition, set: Vec<(String, String)>) -> BTreeMap<Id, ParamOrigin> {
    let mut files: BTreeMap<String, String> = set.into_iter().collect();
    let params = edition.params.iter();
    let with_value = params.filter(|(_, param)| param.value != Value::Unset);
    let origin = |(id, _): (&Id, _)| {
        let file = files.remove(id.as_str());
        let origin = file.map_or(ParamOrigin::Rule, |file| ParamOrigin::List { file });
        (id.clone(), origin)
    };
    with_value.map(origin).collect()
}

/// BLAKE3 over the files in order, each with its length before it, in hex digits. Where a `handbook.toml`
/// says which files are read as what, their names count as well.
fn hash(sources: &[SourceText]) -> String {
    let is_listed = sources.iter().any(|source| source.name == compose::LIST);
    let mut hasher = blake3::Hasher::new();
    for source in sources {
        if is_listed {
            hasher.update(&(source.name.len() as u64).to_le_bytes());
            hasher.update(source.name.as_bytes());
        }
        hasher.update(&(source.text.len() as u64).to_le_bytes());
        hasher.update(source.text.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The calendar that the head names, or the only one.
fn default_calendar(desk: &Desk<'_>, calendars: &BTreeMap<Id, CalendarRule>) -> Id {
    let head = &desk.manuscript.head;
    if let Some(word) = head.get("calendar") {
        return desk
            .known(Kind::Calendar, word)
            .unwrap_or_else(|| Id::new(""));
    }
    let mut declared = desk.names.ids(Kind::Calendar);
    match (declared.next(), declared.next(), calendars.len()) {
        (Some(only), None, _) => Id::new(only),
        _ => {
            let kind = ProblemKind::Head {
                key: "calendar".to_owned(),
            };
            desk.findings.report(&head.place, kind);
            Id::new("")
        }
    }
}

/// Defaults must be of a kind that takes them, with keys of that kind.
fn check_defaults(desk: &Desk<'_>) {
    for rule in desk.names.defaults() {
        match Kind::from_word(&rule.id.text).filter(|kind| kind.takes_defaults()) {
            // To look at the keys is to report those that the kind doesn't have.
            Some(kind) => drop(Keys::new(desk, kind, rule)),
            None => {
                let kinds = Kind::ALL.into_iter().filter(|kind| kind.takes_defaults());
                desk.unknown::<()>("kind", &rule.id, kinds.map(Kind::word));
            }
        }
    }
}

/// Step tables must speak of a record that the book declares.
fn check_step_records(desk: &Desk<'_>) {
    for word in desk.names.step_records() {
        desk.known_record(word);
    }
}

/// Params that hold events can be looked up only now.
fn check_params(desk: &Desk<'_>) {
    desk.read_all(Kind::Param, |keys| {
        let param = desk.params.get(keys.rule.id.text.as_str())?;
        if param.kind == ParamType::Event {
            keys.events("value");
            keys.events("of");
        }
        Some(())
    });
}

/// A record with what its steps set off.
fn with_effects(keys: &Keys<'_>) -> Option<Record> {
    let mut record = keys.desk.records.get(keys.rule.id.text.as_str())?.clone();
    let written = step::written(keys);
    let effects: Vec<_> = written
        .iter()
        .map(|step| step::effects(keys, &record, step))
        .collect();
    for (step, then) in record.steps.iter_mut().zip(effects) {
        step.then = then;
    }
    Some(record)
}

/// Record types in the order of the book.
fn record_order(manuscript: &Manuscript) -> Vec<Id> {
    let mut order: Vec<Id> = Vec::new();
    for rule in &manuscript.rules {
        let id = rule.id.text.as_str();
        let is_record = rule.kind.text == Kind::Record.word() && !BUILT_IN.contains(&id);
        if is_record && !order.iter().any(|known| *known == *id) {
            order.push(Id::new(id));
        }
    }
    order
}
