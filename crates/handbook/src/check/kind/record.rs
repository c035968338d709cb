//! `[record.x]`: a kind of case.

use super::Kind;
use super::field;
use super::lines;
use super::list::label_lines;
use super::shared_words;
use super::step;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::names::BUILT_IN;
use crate::check::references::Part;
use crate::check::whole::states;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Actor, Facet, NumberPart, Record, RecordAbout, RecordOf, State};
use crate::syntax::Word;

pub(super) const WORDS: Words = Words {
    word: "record",
    means: "A kind of case, with its states and steps. `client`, `person`, `company`, `place` and `item` exist without being declared; `[record.client]` adds fields to them and has no other keys than `name` and `fields`.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "number",
            Takes::Other("pattern such as `WX{yyyy}{0000}`"),
            "How its numbers are formed: year, month `{mm}`, and the serial number of the year.",
        ),
        Key::new(
            "of",
            Takes::OneOf(&["client", "person", "company", "place", "item"]),
            "What it belongs to.",
        ),
        Key::new(
            "in",
            Takes::Id("record"),
            "The record inside which it stands. It then belongs to that one's client.",
        ),
        Key::new(
            "about",
            Takes::SeveralOf(&["person", "item", "place", "client"]),
            "What it speaks of.",
        ),
        Key::new(
            "owner",
            Takes::Actors,
            "Who owns a new one: the first of these that can be found.",
        )
        .required(),
        Key::new("title", Takes::Text, "Field that is shown as its title."),
        Key::new(
            "has",
            Takes::SeveralOf(FACETS),
            "Facets: built-in behaviour with a screen of its own.",
        ),
        Key::new(
            "portal",
            Takes::YesNo,
            "`true`: clients may open it themselves.",
        ),
        Key::new(
            "opened_by",
            Takes::Actors,
            "Who may open it; anyone of the company if left out.",
        ),
        Key::new(
            "receives",
            Takes::Id("role"),
            "Role whose queue it joins when no person received it.",
        ),
        Key::new("fields", Takes::FieldLines, "Its fields in order."),
        Key::new(
            "lines",
            Takes::Lines("id label: price, required"),
            "Rows that it carries: `rows of <record>`, `price`, `terms` or `plan`.",
        ),
        Key::new(
            "states",
            Takes::LabelLines,
            "Its states in order; the first is where it starts.",
        )
        .required(),
        Key::new("final", Takes::Texts, "States in which it is done.").required(),
        Key::new("flow", Takes::FlowLines, "Its steps in order.").required(),
        Key::new(
            "if_changed",
            Takes::Text,
            "State that it falls back to when bound content changes.",
        ),
        Key::new(
            "unique",
            Takes::Texts,
            "Fields whose values together no two records share.",
        ),
        Key::new(
            "no_delete",
            Takes::YesNo,
            "`true`: it may not be discarded.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[record.request]
name   = "Request"
number = "WX{yyyy}{0000}"
of     = "client"
has    = ["conversation"]
owner  = "first_receiver"
fields = ["subject Subject: text, required"]
states = ["received Received", "answered Answered", "closed Closed"]
final  = ["closed"]
flow   = ["answer Answer: received -> answered, by owner, send introduction",
          "close Close: answered -> closed, by owner"]"#,
};

/// The words of [`Facet::ALL`], for the reference.
const FACETS: &[&str] = &[
    "conversation",
    "files",
    "signature",
    "money",
    "terms",
    "appointment",
    "team",
    "asset",
    "places",
    "route",
    "checklist",
    "answers",
    "attendance",
    "stock",
    "consent",
    "dossier",
    "mentions",
];

/// What a record may belong to.
const OF: [(&str, RecordOf); 5] = [
    ("client", RecordOf::Client),
    ("person", RecordOf::Person),
    ("company", RecordOf::Company),
    ("place", RecordOf::Place),
    ("item", RecordOf::Item),
];

/// What a record may speak of.
const ABOUT: [(&str, RecordAbout); 4] = [
    ("person", RecordAbout::Person),
    ("item", RecordAbout::Item),
    ("place", RecordAbout::Place),
    ("client", RecordAbout::Client),
];

/// Keys that add to a built-in record.
const BUILT_IN_KEYS: [&str; 3] = ["name", "fields", "replaces"];

/// How many records may stand inside one another.
const PARENTS: usize = 8;

/// Most digits that a serial number may be padded to.
const SERIAL_DIGITS: u32 = 12;

/// Reads what a record consists of: its fields and states. Whatever names them is read later.
pub(in crate::check) fn frame(keys: &Keys<'_>) -> Option<Record> {
    let is_built_in = BUILT_IN.contains(&keys.rule.id.text.as_str());
    if is_built_in {
        keys.refuse_others(&keys.rule.table, BUILT_IN_KEYS.into_iter());
    } else {
        keys.need_all(&WORDS);
    }
    let of = keys.one_choice("of", &OF);
    let facets = Facet::ALL.map(|(word, facet, _)| (word, facet));
    let mut record = Record {
        meta: keys.meta(),
        number: keys
            .word("number")
            .map_or_else(Vec::new, |word| number(keys, word)),
        of,
        parent: keys
            .word("in")
            .and_then(|word| keys.desk.known_record(word)),
        about: keys.choices("about", &ABOUT),
        of_client: of == Some(RecordOf::Client),
        owner: Vec::new(),
        title: None,
        has: keys.choices("has", &facets).into_iter().collect(),
        lines: lines::read(keys),
        if_changed: None,
        unique: Vec::new(),
        no_delete: keys.flag("no_delete"),
        portal: keys.flag("portal"),
        opened_by: Vec::new(),
        receives: None,
        fields: field::read(keys),
        states: Vec::new(),
        steps: Vec::new(),
    };
    let lines = label_lines(keys, "states", "state");
    let ids = lines.iter().map(|line| &line.id);
    ids.for_each(|id| keys.desk.references.declare_part(keys, Part::State, id));
    let names = || lines.iter().map(|line| line.id.text.as_str());
    let last: Vec<_> = keys
        .words("final")
        .into_iter()
        .filter_map(|word| {
            let state = keys.desk.one_of("state", word, names())?;
            keys.desk.refers([&record.meta.id], Part::State, word);
            Some(state)
        })
        .collect();
    for line in &lines {
        let id = keys.desk.id(&line.id);
        let is_final = last.contains(&id);
        record.states.push(State {
            id,
            name: line.label.clone(),
            is_final,
        });
    }
    Some(record)
}

/// Adds who acts on it and its steps, once the fields of all records are known.
pub(in crate::check) fn complete(keys: &Keys<'_>) -> Option<Record> {
    let mut record = keys.desk.records.get(keys.rule.id.text.as_str())?.clone();
    record.of_client = is_of_client(keys.desk, &record);
    if BUILT_IN.contains(&keys.rule.id.text.as_str()) {
        return Some(record);
    }
    let here = Here::record(&record.meta.id);
    record.owner = keys.actors("owner", &here);
    record.opened_by = keys.actors("opened_by", &here);
    if keys.node("opened_by").is_none() {
        record.opened_by.push(Actor::Anyone);
    }
    record.receives = keys.known(Kind::Role, "receives");
    let field = |word: &Word| {
        let fields = record.fields.iter().map(|field| field.id.as_str());
        let field = keys.desk.one_of("field", word, fields)?;
        keys.desk.refers([&record.meta.id], Part::Field, word);
        Some(field)
    };
    let title = keys.word("title").and_then(field);
    let unique = keys.words("unique").into_iter().filter_map(field).collect();
    let states = record.states.iter().map(|state| state.id.as_str());
    record.if_changed = keys.word("if_changed").and_then(|word| {
        let state = keys.desk.one_of("state", word, states)?;
        keys.desk.refers([&record.meta.id], Part::State, word);
        Some(state)
    });
    (record.title, record.unique) = (title, unique);
    let known = keys.desk.findings.count();
    record.steps = step::read_all(keys, &record);
    let last = record.states.iter().filter(|state| state.is_final).count();
    if keys.desk.findings.count() == known && last == keys.words("final").len() {
        states::check(keys, &record);
    }
    Some(record)
}

/// Whether a record belongs to a client, itself or through the records around it.
fn is_of_client(desk: &Desk<'_>, record: &Record) -> bool {
    let mut around = Some(record);
    for _ in 0..PARENTS {
        match around {
            Some(one) if one.of == Some(RecordOf::Client) => return true,
            Some(one) => around = one.parent.as_ref().and_then(|id| desk.records.get(id)),
            None => return false,
        }
    }
    false
}

/// Reads a number pattern: `WX{yyyy}{0000}`.
fn number(keys: &Keys<'_>, word: &Word) -> Vec<NumberPart> {
    let parts = parse_number(&word.text);
    let serials = |parts: &[NumberPart]| {
        parts
            .iter()
            .filter(|part| matches!(part, NumberPart::Serial { .. }))
            .count()
    };
    match parts {
        Some(parts) if serials(&parts) == 1 => parts,
        _ => {
            keys.bad_value("number", word, Expected::NumberPattern);
            Vec::new()
        }
    }
}

fn parse_number(text: &str) -> Option<Vec<NumberPart>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            parts.push(NumberPart::Text(before.to_owned()));
        }
        let (inside, more) = after.split_once('}')?;
        parts.push(match inside {
            "yyyy" => NumberPart::Year,
            "mm" => NumberPart::Month,
            zeros if !zeros.is_empty() && zeros.chars().all(|c| c == '0') => {
                let digits = u32::try_from(zeros.len())
                    .ok()
                    .filter(|digits| *digits <= SERIAL_DIGITS)?;
                NumberPart::Serial { digits }
            }
            _ => return None,
        });
        rest = more;
    }
    if !rest.is_empty() {
        parts.push(NumberPart::Text(rest.to_owned()));
    }
    let is_stray = |part: &NumberPart| matches!(part, NumberPart::Text(text) if text.contains('}'));
    (!parts.iter().any(is_stray)).then_some(parts)
}
