//! `[param.x]`: the figures that a company fills in.

use std::cmp::Ordering;

use worktime::Length;

use super::Kind;
use crate::check::keys::Keys;
use crate::check::time::compare;
use crate::formula::Value;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Param, ParamType};
use crate::syntax::{Node, Tree};

pub(super) const KEYS: &[&str] = &["name", "type", "value", "bounds", "of"];

const TYPES: &[&str] = &[
    "duration", "period", "number", "percent", "text", "yes_no", "role", "event",
];

/// Reads a param.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Param> {
    keys.need(&["name", "type", "value"]);
    let meta = keys.meta();
    let kind = match keys.choice("type", TYPES)? {
        "duration" => ParamType::Duration,
        "period" => ParamType::Period,
        "number" => ParamType::Number,
        "percent" => ParamType::Percent,
        "yes_no" => ParamType::YesNo,
        "role" => ParamType::Role,
        "event" => ParamType::Event,
        _ => ParamType::Text,
    };
    let node = keys.node("value")?;
    let value = value(keys, kind, "value", node)?;
    check_bounds(keys, kind, node, &value);
    check_allowed(keys, kind, node, &value);
    Some(Param { meta, kind, value })
}

fn value(keys: &Keys<'_>, kind: ParamType, key: &str, node: &Node) -> Option<Value> {
    let expected = match (kind, &node.value) {
        (ParamType::Duration, Tree::Text(word)) => match Length::parse(&word.text) {
            Ok(_) => return Some(Value::Text(word.text.clone())),
            Err(bad) => {
                keys.bad_part(key, word, &word.place_of(bad.range), Expected::Length);
                return None;
            }
        },
        (ParamType::Period, Tree::Text(word)) => {
            return keys
                .recurrence_of(key, word)
                .map(|_| Value::Text(word.text.clone()));
        }
        (ParamType::Role, Tree::Text(word)) => {
            return keys
                .desk
                .known(Kind::Role, word)
                .map(|role| Value::Text(role.as_str().to_owned()));
        }
        // An event is looked up once the records are known.
        (ParamType::Text | ParamType::Event, Tree::Text(word)) => {
            return Some(Value::Text(word.text.clone()));
        }
        (ParamType::Number | ParamType::Percent, Tree::Number(number)) => {
            return Some(Value::Number(*number));
        }
        (ParamType::Percent, Tree::Text(word)) => match percent(&word.text) {
            Some(number) => return Some(Value::Number(number)),
            None => Expected::Number,
        },
        (ParamType::YesNo, Tree::YesNo(yes)) => return Some(Value::YesNo(*yes)),
        (ParamType::Duration, _) => Expected::Length,
        (ParamType::Period, _) => Expected::Recurrence,
        (ParamType::Number | ParamType::Percent, _) => Expected::Number,
        (ParamType::YesNo, _) => Expected::YesNo,
        (ParamType::Text | ParamType::Role | ParamType::Event, _) => Expected::Text,
    };
    keys.not_of_type(node, key, expected)
}

/// `90%`, as a number.
pub(super) fn percent(text: &str) -> Option<i64> {
    text.strip_suffix('%')?.trim().parse().ok()
}

fn check_bounds(keys: &Keys<'_>, kind: ParamType, node: &Node, set: &Value) {
    if keys.node("bounds").is_none() {
        return;
    }
    let [least, most] = keys.list("bounds") else {
        if let Some(node) = keys.node("bounds") {
            keys.not_of_type::<()>(node, "bounds", Expected::List);
        }
        return;
    };
    let least = value(keys, kind, "bounds", least);
    let most = value(keys, kind, "bounds", most);
    if let (Some(least), Some(most)) = (least, most) {
        let too_small = order(set, &least) == Some(Ordering::Less);
        let too_large = order(set, &most) == Some(Ordering::Greater);
        if too_small || too_large {
            let kind = ProblemKind::OutOfBounds {
                word: shown(set),
                least: shown(&least),
                most: shown(&most),
            };
            keys.desk.findings.report(&node.place, kind);
        }
    }
}

fn check_allowed(keys: &Keys<'_>, kind: ParamType, node: &Node, set: &Value) {
    if keys.node("of").is_none() {
        return;
    }
    let allowed: Vec<Value> = keys
        .list("of")
        .iter()
        .filter_map(|node| value(keys, kind, "of", node))
        .collect();
    if !allowed.contains(set) {
        let names: Vec<String> = allowed.iter().map(shown).collect();
        if let Some(word) = node.text() {
            keys.desk
                .unknown::<()>("value", word, names.iter().map(String::as_str));
        } else {
            keys.not_of_type::<()>(node, "value", Expected::List);
        }
    }
}

/// Which of two values is greater, where that is plain.
fn order(one: &Value, other: &Value) -> Option<Ordering> {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => compare(Length::parse(a).ok()?, Length::parse(b).ok()?),
        _ => None,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::YesNo(yes) => yes.to_string(),
        _ => String::new(),
    }
}
