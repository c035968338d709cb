//! `[price.x]`: tariffs, discounts and promotions.

use super::param::{money, percent};
use super::shared_words;
use crate::Id;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::{Type, Value};
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{LinesKind, Price, PriceBasis};
use crate::syntax::{Tree, Word};

pub(super) const WORDS: Words = Words {
    word: "price",
    means: "A tariff, a discount (a negative percentage with `where`) or a promotion. It stands on price lines of records.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "of",
            Takes::Other("`record.lines` or a list of them"),
            "The lines that it may stand on.",
        )
        .required(),
        shared_words::WHERE,
        Key::new(
            "basis",
            Takes::OneOf(&["item", "time", "fixed", "actual", "percent"]),
            "What it is reckoned by.",
        )
        .required(),
        Key::new(
            "rate",
            Takes::Other("money such as `1500.00 CNY`, or a percentage"),
            "How much for one; of `percent`, how many. `actual` has none.",
        ),
        Key::new(
            "quantity",
            Takes::Formula,
            "How many; entered on the line, if left out.",
        ),
        Key::new("unit", Takes::Name, "What one is."),
        Key::new("cap", Takes::Other("money"), "Most that it may come to."),
        Key::new("proof", Takes::YesNo, "`true`: a file must prove it."),
        shared_words::REPLACES,
    ],
    example: r#"[price.senior_hour]
name  = "Senior consultant"
of    = "proposal.quote"
basis = "time"
rate  = "1200.00 CNY"
unit  = "hour""#,
};

const BASES: [(&str, PriceBasis); 5] = [
    ("item", PriceBasis::Item),
    ("time", PriceBasis::Time),
    ("fixed", PriceBasis::Fixed),
    ("actual", PriceBasis::Actual),
    ("percent", PriceBasis::Percent),
];

/// Reads a price.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Price> {
    keys.need_all(&WORDS);
    let of: Vec<(Id, Id)> = keys
        .words("of")
        .into_iter()
        .filter_map(|word| price_lines(keys, word))
        .collect();
    let here = Here {
        records: of.iter().map(|(record, _)| record.clone()).collect(),
        ..Here::default()
    };
    let basis = keys.one_choice("basis", &BASES)?;
    if basis != PriceBasis::Actual && keys.node("rate").is_none() {
        keys.missing("rate");
    }
    Some(Price {
        meta: keys.meta(),
        filter: keys.condition("where", &here),
        rate: amount(keys, "rate", basis),
        quantity: keys
            .word("quantity")
            .and_then(|word| keys.formula(word, &here, Type::Number)),
        unit: keys.name("unit"),
        cap: amount(keys, "cap", PriceBasis::Fixed),
        proof: keys.flag("proof"),
        of,
        basis,
    })
}

/// `proposal.quote`: lines of the kind `price`.
fn price_lines(keys: &Keys<'_>, word: &Word) -> Option<(Id, Id)> {
    let Some((record, lines)) = word.text.split_once('.') else {
        keys.bad_value("of", word, Expected::LineField);
        return None;
    };
    let record = keys.desk.known_record(&word.slice(record))?;
    let known = &keys.desk.case_record(record.as_str())?.lines;
    let priced = known.iter().filter(|lines| lines.kind == LinesKind::Price);
    let names = priced.map(|lines| lines.id.as_str());
    let lines = keys.desk.one_of("lines", &word.slice(lines), names)?;
    Some((record, lines))
}

fn amount(keys: &Keys<'_>, key: &str, basis: PriceBasis) -> Option<Value> {
    let node = keys.node(key)?;
    match (&node.value, basis) {
        (Tree::Number(number), PriceBasis::Percent) => Some(Value::Number(*number)),
        (Tree::Text(word), PriceBasis::Percent) => match percent(&word.text) {
            Some(percent) => Some(Value::Number(percent)),
            None => keys.not_of_type(node, key, Expected::Percent),
        },
        (Tree::Text(word), _) => match money(&word.text) {
            Some(money) => Some(money),
            None => keys.not_of_type(node, key, Expected::Money),
        },
        _ => keys.not_of_type(node, key, Expected::Money),
    }
}
