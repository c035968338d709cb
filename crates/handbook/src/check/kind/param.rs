//! `[param.x]`: the figures that a company fills in.

use std::cmp::Ordering;

use worktime::Length;

use super::Kind;
use super::shared_words;
use crate::check::keys::Keys;
use crate::check::time::compare;
use crate::formula::Value;
use crate::language::{Key, Takes, Words};
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Param, ParamType, VaryBy};
use crate::syntax::{Node, Tree};

pub(super) const WORDS: Words = Words {
    word: "param",
    means: "A figure that a company fills in: the `[X]` of a template. Every key that takes a length, a recurrence, an event or an actor also takes `param.<id>`; formulas and templates read it, and the prose shows it as `{{param.<id>}}`. Without a value the book can't be published; the company's own value may stand in its `handbook.toml`.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "type",
            Takes::OneOf(&[
                "duration", "period", "number", "percent", "money", "text", "yes_no", "choice",
                "role", "event",
            ]),
            "What it holds. `duration` is a length of time, `period` a recurrence.",
        )
        .required(),
        Key::new(
            "value",
            Takes::Other("as `type` says"),
            "The value. None yet, if left out.",
        ),
        Key::new(
            "bounds",
            Takes::Other("list of least and most"),
            "Between which it must stay.",
        ),
        Key::new(
            "of",
            Takes::Other("list of values, or for `choice` the id of a `list`"),
            "The values that may be chosen.",
        ),
        Key::new("unit", Takes::Name, "Unit for people, beside the value."),
        Key::new(
            "vary_by",
            Takes::SeveralOf(&["agreement", "project", "client", "list_row"]),
            "What may have a value of its own. The narrowest counts: agreement, project, client, row, book.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[param.urgent_within]
name   = "Time for an urgent message"
type   = "duration"
value  = "2 hours"
bounds = ["30 minutes", "4 hours"]"#,
};

const TYPES: [(&str, ParamType); 10] = [
    ("duration", ParamType::Duration),
    ("period", ParamType::Period),
    ("number", ParamType::Number),
    ("percent", ParamType::Percent),
    ("money", ParamType::Money),
    ("text", ParamType::Text),
    ("yes_no", ParamType::YesNo),
    ("choice", ParamType::Choice),
    ("role", ParamType::Role),
    ("event", ParamType::Event),
];

const VARY_BY: [(&str, VaryBy); 4] = [
    ("agreement", VaryBy::Agreement),
    ("project", VaryBy::Project),
    ("client", VaryBy::Client),
    ("list_row", VaryBy::ListRow),
];

/// Reads a param. One without a value is read as unset, so that what names it isn't blamed too.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Param> {
    keys.need_all(&WORDS);
    let meta = keys.meta();
    let kind = keys.one_choice("type", &TYPES)?;
    let mut param = Param {
        meta,
        kind,
        value: Value::Unset,
        unit: keys.name("unit"),
        vary_by: keys.choices("vary_by", &VARY_BY),
    };
    let Some(node) = keys.node("value") else {
        let kind = ProblemKind::ParamUnset {
            param: keys.rule.id.text.clone(),
            name: param.meta.name.own.clone(),
        };
        keys.desk.findings.report(&keys.rule.id.place, kind);
        return Some(param);
    };
    let value = value(keys, kind, "value", node)?;
    check_bounds(keys, kind, node, &value);
    if kind != ParamType::Choice {
        check_allowed(keys, kind, node, &value);
    }
    param.value = value;
    Some(param)
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
        (ParamType::Money, Tree::Text(word)) => match money(&word.text) {
            Some(money) => return Some(money),
            None => Expected::Money,
        },
        (ParamType::Choice, Tree::Text(word)) => {
            let list = keys.known(Kind::List, "of")?;
            let rows = keys
                .desk
                .lists
                .get(&list)
                .map_or(&[][..], |list| &list.rows);
            let names = rows.iter().map(|row| row.id.as_str());
            let row = keys.desk.one_of("row", word, names)?;
            keys.desk.references.row(&list, word);
            return Some(Value::Text(row.to_string()));
        }
        (ParamType::Money, _) => Expected::Money,
        (ParamType::Duration, _) => Expected::Length,
        (ParamType::Period, _) => Expected::Recurrence,
        (ParamType::Number | ParamType::Percent, _) => Expected::Number,
        (ParamType::YesNo, _) => Expected::YesNo,
        (ParamType::Text | ParamType::Choice | ParamType::Role | ParamType::Event, _) => {
            Expected::Text
        }
    };
    keys.not_of_type(node, key, expected)
}

/// `90%`, as a number.
pub(super) fn percent(text: &str) -> Option<i64> {
    text.strip_suffix('%')?.trim().parse().ok()
}

/// `1500.00 CNY`: an amount with its ISO 4217 code, in minor units of two places (none for JPY, KRW, VND).
pub(super) fn money(text: &str) -> Option<Value> {
    let (amount, currency) = text.trim().split_once(' ')?;
    let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    let places = if WITHOUT_MINOR.contains(&currency) {
        0
    } else {
        2
    };
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_code || whole.is_empty() || !is_number(whole) || !is_number(part) || part.len() > places
    {
        return None;
    }
    let minor: i64 = format!("{whole}{part:0<places$}").parse().ok()?;
    Some(Value::Money {
        minor,
        currency: currency.to_owned(),
    })
}

/// Currencies without minor units, of those that companies of our users reckon in (ISO 4217).
const WITHOUT_MINOR: [&str; 3] = ["JPY", "KRW", "VND"];

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
        (
            Value::Money { minor: a, currency },
            Value::Money {
                minor: b,
                currency: other,
            },
        ) if currency == other => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => compare(Length::parse(a).ok()?, Length::parse(b).ok()?),
        _ => None,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Money { minor, currency } => format!("{minor} {currency}"),
        _ => String::new(),
    }
}
