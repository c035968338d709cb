//! Names that formulas use beyond what is at hand: the facts of other things, and the texts in functions' brackets.

use super::desk::Desk;
use super::kind::Kind;
use super::scope::{TIERS, field_type};
use crate::Id;
use crate::formula::{CLIENT, ITEM, NameFault, NameKind, Named, PERSON, PLACE, Path, Source, Type};
use crate::nearest::nearest;
use crate::rule::{Field, Lines, LinesKind, Protection, Record};

/// The list whose rows are the purposes for which clients consent to a use of their data.
pub(super) const PURPOSES: &str = "purposes";

/// The fact called `word` of any record of a type, of a person, client, place or item.
pub(super) fn of(desk: &Desk<'_>, record: &Id, word: &str) -> Result<Named, Option<String>> {
    let mut facts = facts(desk, record.as_str());
    match facts.iter().position(|(name, _)| name == word) {
        Some(place) => Ok(facts.swap_remove(place).1),
        None => Err(nearest(word, facts.iter().map(|(name, _)| name.as_str()))),
    }
}

/// Every fact of such a thing by its word; fields that the book adds come last.
pub(super) fn facts(desk: &Desk<'_>, record: &str) -> Vec<(String, Named)> {
    let declared = desk.records.get(record);
    let (mut facts, field): (Vec<_>, fn(Id) -> Path) = match record {
        PERSON => {
            let departments = desk.names.ids(Kind::Department).map(Id::new).collect();
            let department = Path::PersonField(Id::new("department"));
            (
                vec![open("department", department, Type::Choice(departments))],
                Path::PersonField,
            )
        }
        CLIENT => {
            let mut name = open("name", Path::ClientName, Type::Text);
            name.1.is_protected = true;
            let since = Path::ClientField(Id::new("since"));
            let tier = rows(desk, TIERS).map_or(Type::Text, Type::Choice);
            (
                vec![
                    name,
                    open("since", since, Type::Date),
                    open("tier", Path::ClientTier, tier),
                ],
                Path::ClientField,
            )
        }
        PLACE => (Vec::new(), Path::PlaceField),
        ITEM => (Vec::new(), Path::ItemField),
        _ => (
            vec![
                open("state", Path::RecordState, states(declared)),
                open("number", Path::RecordNumber, Type::Text),
                open("opened_at", Path::RecordOpenedAt, Type::Instant),
                open("owner", Path::RecordOwner, Type::Person),
            ],
            Path::RecordField,
        ),
    };
    for declared in declared.iter().flat_map(|record| &record.fields) {
        // A field that is called like a fact of every such thing takes its place.
        facts.retain(|(word, _)| declared.id != *word.as_str());
        let mut fact = open(
            declared.id.as_str(),
            field(declared.id.clone()),
            field_type(desk, declared),
        );
        fact.1.is_protected = declared.protect != Protection::Open;
        facts.push(fact);
    }
    facts
}

/// What a text in a function's brackets names. `records` are the types that the record at hand may have, `fields`
/// its fields.
pub(super) fn name(
    desk: &Desk<'_>,
    records: &[Id],
    fields: &[Named],
    kind: NameKind,
    word: &str,
    before: &[&str],
) -> Result<Type, NameFault> {
    let last = before.last().copied().unwrap_or_default();
    let ids = |kind| desk.names.ids(kind).map(str::to_owned).collect();
    let known: Vec<String> = match kind {
        NameKind::Step => desk.case_records().flat_map(full_steps).collect(),
        NameKind::Form => ids(Kind::Form),
        NameKind::Role => ids(Kind::Role),
        NameKind::List => ids(Kind::List),
        NameKind::Measure => ids(Kind::Measure),
        NameKind::Record => case_ids(desk),
        NameKind::Owned => case_ids(desk)
            .into_iter()
            .chain([CLIENT.to_owned()])
            .collect(),
        NameKind::State => match states(desk.records.get(last)) {
            Type::Choice(states) => states.iter().map(Id::to_string).collect(),
            _ => Vec::new(),
        },
        NameKind::Purpose => {
            let rows = rows(desk, PURPOSES).unwrap_or_default();
            rows.iter().map(Id::to_string).collect()
        }
        NameKind::Course => ids(Kind::Course),
        NameKind::Source => sources(desk, records),
        NameKind::Field => return field(fields.iter().cloned(), word),
        NameKind::SourceField => {
            let of_source = source_fields(desk, records, last);
            return field(of_source.into_iter(), word);
        }
        NameKind::Question => {
            let form = desk.forms.get(last);
            let asked = form.iter().flat_map(|form| &form.fields);
            let named = asked.map(|field| form_field(desk, field));
            return field(named.filter(|field| field.kind == Type::YesNo), word);
        }
    };
    if known.iter().any(|name| name == word) {
        return Ok(Type::Any);
    }
    let nearest = nearest(word, known.iter().map(String::as_str));
    Err(NameFault::Unknown { nearest })
}

fn open(word: &str, path: Path, kind: Type) -> (String, Named) {
    let named = Named {
        path,
        kind,
        is_protected: false,
    };
    (word.to_owned(), named)
}

fn states(record: Option<&Record>) -> Type {
    let states = record.iter().flat_map(|record| &record.states);
    Type::Choice(states.map(|state| state.id.clone()).collect())
}

fn rows(desk: &Desk<'_>, list: &str) -> Option<Vec<Id>> {
    let list = desk.lists.get(list)?;
    Some(list.rows.iter().map(|row| row.id.clone()).collect())
}

fn case_ids(desk: &Desk<'_>) -> Vec<String> {
    let records = desk.case_records();
    records.map(|record| record.meta.id.to_string()).collect()
}

fn full_steps(record: &Record) -> impl Iterator<Item = String> + '_ {
    let steps = record.steps.iter();
    steps.map(|step| format!("{}.{}", record.meta.id, step.meta.id))
}

fn sources(desk: &Desk<'_>, records: &[Id]) -> Vec<String> {
    let types = case_ids(desk).into_iter();
    let forms = desk.names.ids(Kind::Form);
    let lines = lines(desk, records).map(|lines| format!("lines.{}", lines.id));
    types
        .flat_map(|id| [format!("children.{id}"), id])
        .chain(forms.map(|id| format!("form.{id}")))
        .chain(lines)
        .collect()
}

/// The lines of the record at hand.
fn lines<'d>(desk: &'d Desk<'_>, records: &'d [Id]) -> impl Iterator<Item = &'d Lines> {
    let records = records.iter().filter_map(|id| desk.records.get(id));
    records.flat_map(|record| &record.lines)
}

/// The fields of what `first`, `last` and `sum` go through.
fn source_fields(desk: &Desk<'_>, records: &[Id], source: &str) -> Vec<Named> {
    let of_record = |id: &Id| desk.records.get(id).map(|record| &record.fields);
    let fields = match Source::parse(source) {
        Some(Source::Records(id) | Source::Children(id)) => of_record(&id),
        Some(Source::Filings(id)) => desk.forms.get(&id).map(|form| &form.fields),
        Some(Source::Lines(id)) => {
            let kind = lines(desk, records).find(|lines| lines.id == id);
            match kind.map(|lines| &lines.kind) {
                Some(LinesKind::Rows(record)) => of_record(record),
                Some(LinesKind::Price) => return price_row(),
                Some(LinesKind::Terms | LinesKind::Plan) | None => None,
            }
        }
        None => None,
    };
    let fields = fields.map_or(&[][..], Vec::as_slice);
    fields.iter().map(|field| form_field(desk, field)).collect()
}

/// What can be added up of rows that come from price rules.
fn price_row() -> Vec<Named> {
    let columns = [("quantity", Type::Decimal), ("total", Type::Money(None))];
    columns
        .map(|(word, kind)| open(word, Path::RecordField(Id::new(word)), kind).1)
        .into()
}

fn form_field(desk: &Desk<'_>, field: &Field) -> Named {
    Named {
        path: Path::FormField(field.id.clone()),
        kind: field_type(desk, field),
        is_protected: field.protect != Protection::Open,
    }
}

/// The type of the field of that name.
fn field(fields: impl Iterator<Item = Named>, word: &str) -> Result<Type, NameFault> {
    let known: Vec<(String, Named)> = fields
        .map(|field| (field.path.last_word(), field))
        .collect();
    match known.iter().find(|(name, _)| name == word) {
        Some((_, field)) if field.is_protected => Err(NameFault::Protected),
        Some((_, field)) => Ok(field.kind.clone()),
        None => {
            let nearest = nearest(word, known.iter().map(|(name, _)| name.as_str()));
            Err(NameFault::Unknown { nearest })
        }
    }
}
