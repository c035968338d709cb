//! Nothing that a keeper types makes it fail.

use handbook::formula::{EvaluationError, Formula, Path, Type, unguarded};
use proptest::prelude::*;

use crate::book::{Book, Case};

/// Compiles; a fault must lie on letters of the text. What compiles is evaluated.
fn try_everything(text: &str) -> Result<(), TestCaseError> {
    match Formula::compile(text, &Book, Type::Any) {
        Ok(formula) => {
            for (span, _) in unguarded(&formula, &[], &|path| *path == Path::Now) {
                prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
            }
            prop_assert!(formula.reads().len() <= text.len());
            let value = formula.evaluate(&Case::complaint());
            // Amounts of different currencies are all that the checker can't foresee.
            if !text.contains("record.cost") {
                prop_assert_ne!(value, Err(EvaluationError::Mismatch));
            }
        }
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            for (span, _) in faults {
                prop_assert!(text.get(span.clone()).is_some(), "{span:?}");
            }
        }
    }
    Ok(())
}

/// Words and signs of the language, so that random texts get beyond the first token.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "||",
        "&&",
        "!",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "%",
        "in",
        "?",
        ":",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "'",
        "\"",
        "\\",
        "true",
        "false",
        "0",
        "7",
        "9223372036854775807",
        "'high'",
        "'x'",
        "'complaint'",
        "'form.award'",
        "'amount'",
        "'2 hours'",
        "'12.50 CNY'",
        "0.85",
        "it",
        "it.state",
        "it.cause",
        "client",
        "record.parent.state",
        "record.rates",
        "record",
        "record.amount",
        "record.severity",
        "record.severities",
        "record.subject",
        "record.day",
        "record.wait",
        "record.urgent",
        "record.cost",
        "record.dollars",
        "record.owner",
        "record.secret",
        "now",
        "today",
        "actor",
        "has(",
        "is(",
        "len(",
        "contains(",
        "years_since(",
        "duration(",
        "count(",
        "all(",
        "any(",
        "children(",
        "sum(",
        "at(",
        "money(",
        "measure(",
        "covers(",
        "承諾",
    ];
    prop_oneof![
        20 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Formulas that parse, of whatever types.
fn well_formed() -> impl Strategy<Value = String> {
    let atoms = [
        "true",
        "7",
        "'high'",
        "record.amount",
        "record.severity",
        "record.severities",
        "record.subject",
        "record.tags",
        "record.day",
        "record.wait",
        "record.opened_at",
        "now",
        "today",
        "record.urgent",
        "record.cost",
        "record.budget",
        "record.owner",
        "record.old_severity",
        "actor",
        "record.parent",
        "count('complaint')",
        "duration('2 hours')",
        "money('1.5 CNY')",
        "0.5",
        "record.rate",
        "record.rates",
        "record.amounts",
        "record.helpers",
        "children('complaint')",
        "sum('form.award', 'amount')",
        "measure('on_time', 'previous quarter')",
        "it",
        "it.state",
        "it.tags",
    ];
    let signs = [
        "||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", " in ",
    ];
    prop::sample::select(atoms.to_vec())
        .prop_map(str::to_owned)
        .prop_recursive(3, 12, 3, move |inner| {
            let signs = prop::sample::select(signs.to_vec());
            prop_oneof![
                4 => (inner.clone(), signs, inner.clone()).prop_map(|(a, sign, b)| format!("({a}{sign}{b})")),
                1 => inner.clone().prop_map(|a| format!("!{a}")),
                1 => inner.clone().prop_map(|a| format!("-{a}")),
                1 => inner.clone().prop_map(|a| format!("has({a})")),
                1 => inner.clone().prop_map(|a| format!("len({a})")),
                1 => inner.clone().prop_map(|a| format!("years_since({a})")),
                1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("contains({a},{b})")),
                1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a},{b}]")),
                2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("all({a},{b})")),
                2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("any({a},{b})")),
                1 => (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("({a}?{b}:{c})")),
            ]
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_gets_an_answer(text in any::<String>()) {
        try_everything(&text)?;
    }

    #[test]
    fn any_row_of_words_gets_an_answer(pieces in prop::collection::vec(piece(), 0..24)) {
        try_everything(&pieces.join(" "))?;
        try_everything(&pieces.concat())?;
    }

    #[test]
    fn what_the_checker_takes_never_mismatches(text in well_formed()) {
        try_everything(&text)?;
    }
}
