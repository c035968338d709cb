//! `[measure.x]`: figures over promises or records.

use super::Kind;
use super::param::percent;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::event::{EventName, Outcome};
use crate::formula::Type;
use crate::problem::Expected;
use crate::rule::{Better, CountedAt, Figure, Measure, Measured};
use crate::syntax::Tree;

pub(super) const KEYS: &[&str] = &[
    "name",
    "of",
    "where",
    "figure",
    "value",
    "split",
    "counted_at",
    "target",
    "better",
];

/// By what any figure may be split, beside the fields of its records.
const SPLITS: [&str; 5] = ["owner", "client", "tier", "article", "rule"];

/// Reads a measure.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Measure> {
    keys.need(&["name", "of", "figure"]);
    let meta = keys.meta();
    let of = measured(keys);
    let here = of.as_ref().map_or_else(Here::default, |of| here(keys, of));
    let figure = match keys.choice("figure", &["share", "count", "mean", "median"]) {
        Some("share") => Figure::Share,
        Some("mean") => Figure::Mean,
        Some("median") => Figure::Median,
        _ => Figure::Count,
    };
    if figure != Figure::Count {
        keys.need(&["value"]);
    }
    let wanted = if figure == Figure::Share {
        Type::YesNo
    } else {
        Type::Any
    };
    let counted_at = match keys.choice("counted_at", &["due", "opened", "ended"]) {
        Some("due") => CountedAt::Due,
        Some("ended") => CountedAt::Ended,
        _ => CountedAt::Opened,
    };
    let better = match keys.choice("better", &["more", "less"]) {
        Some("less") => Better::Less,
        _ => Better::More,
    };
    let filter = keys.condition("where", &here);
    let value = keys
        .word("value")
        .and_then(|word| keys.formula(word, &here, wanted));
    let split = split(keys, &here);
    let target = target(keys);
    Some(Measure {
        meta,
        of: of?,
        filter,
        figure,
        value,
        split,
        counted_at,
        target,
        better,
    })
}

fn measured(keys: &Keys<'_>) -> Option<Measured> {
    let word = keys.word("of")?;
    match word.text.strip_prefix("promise") {
        Some("") => Some(Measured::Promises),
        Some(rest) if rest.starts_with('.') => {
            let rule = keys
                .desk
                .known(Kind::Promise, &word.slice(rest.trim_start_matches('.')))?;
            Some(Measured::Promise(rule))
        }
        _ => keys.desk.known_record(word).map(Measured::Record),
    }
}

fn here(keys: &Keys<'_>, of: &Measured) -> Here {
    match of {
        Measured::Record(record) => Here::record(record),
        Measured::Promise(rule) => {
            let event = EventName::Promise {
                rule: rule.clone(),
                outcome: Outcome::Kept,
            };
            Here::of_events(keys.desk, &[event])
        }
        Measured::Promises => {
            let records = keys
                .desk
                .case_records()
                .map(|record| record.meta.id.clone())
                .collect();
            Here {
                records,
                promise: true,
                ..Here::default()
            }
        }
    }
}

fn split(keys: &Keys<'_>, here: &Here) -> Vec<Id> {
    let fields = here.fields(keys.desk);
    let words = keys.words("split").into_iter();
    let names = || fields.iter().map(|field| field.id.as_str()).chain(SPLITS);
    words
        .filter_map(|word| {
            let id = keys.desk.one_of("split", word, names())?;
            if !SPLITS.contains(&id.as_str()) {
                keys.desk.refers(&here.records, Part::Field, word);
            }
            Some(id)
        })
        .collect()
}

/// A number, or a percentage with its sign.
fn target(keys: &Keys<'_>) -> Option<i64> {
    let node = keys.node("target")?;
    match &node.value {
        Tree::Number(number) => Some(*number),
        Tree::Text(word) if percent(&word.text).is_some() => percent(&word.text),
        _ => keys.not_of_type(node, "target", Expected::Number),
    }
}
