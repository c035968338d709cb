//! `[record.x]`: a kind of case.

use super::Kind;
use super::field;
use super::step;
use super::vocabulary::label_lines;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::names::BUILT_IN;
use crate::check::references::Part;
use crate::check::whole::states;
use crate::problem::Expected;
use crate::rule::{Actor, NumberPart, Record, State};
use crate::syntax::Word;

pub(super) const KEYS: &[&str] = &[
    "name",
    "number",
    "of",
    "owner",
    "title",
    "has",
    "fields",
    "states",
    "final",
    "flow",
    "opened_by",
    "portal",
    "receives",
];

/// Most digits that a serial number may be padded to.
const SERIAL_DIGITS: u32 = 12;

/// Reads what a record consists of: its fields and states. Whatever names them is read later.
pub(in crate::check) fn frame(keys: &Keys<'_>) -> Option<Record> {
    let is_built_in = BUILT_IN.contains(&keys.rule.id.text.as_str());
    if is_built_in {
        keys.refuse_others(&keys.rule.table, &["name", "fields"]);
    } else {
        keys.need(&["name", "owner", "states", "final", "flow"]);
    }
    let of_client = keys.choice("of", &["client"]).is_some();
    let mut record = Record {
        meta: keys.meta(),
        number: keys
            .word("number")
            .map_or_else(Vec::new, |word| number(keys, word)),
        of_client,
        owner: Vec::new(),
        title: None,
        conversation: false,
        files: false,
        portal: keys.flag("portal"),
        opened_by: Vec::new(),
        receives: None,
        fields: field::read(keys),
        states: Vec::new(),
        steps: Vec::new(),
    };
    for word in keys.words("has") {
        match word.text.as_str() {
            "conversation" => record.conversation = true,
            "files" => record.files = true,
            _ => keys.bad_value("has", word, Expected::OneOf(&["conversation", "files"])),
        }
    }
    let lines = label_lines(keys, "states", "state", Part::State);
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
    let fields = record.fields.iter().map(|field| field.id.as_str());
    record.title = keys.word("title").and_then(|word| {
        let title = keys.desk.one_of("field", word, fields)?;
        keys.desk.refers([&record.meta.id], Part::Field, word);
        Some(title)
    });
    let known = keys.desk.findings.count();
    record.steps = step::read_all(keys, &record);
    let last = record.states.iter().filter(|state| state.is_final).count();
    if keys.desk.findings.count() == known && last == keys.words("final").len() {
        states::check(keys, &record);
    }
    Some(record)
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
