//! Nothing that a keeper types makes it fail, and whole numbers come out as on paper.

use handbook::formula::{EvaluationError, Formula, Type, Value};
use proptest::prelude::*;

use crate::book::{Book, Case};

/// Compiles; a fault must lie on letters of the text. What compiles is evaluated.
fn try_everything(text: &str) -> Result<(), TestCaseError> {
    match Formula::compile(text, &Book, Type::Any) {
        Ok(formula) => {
            let _ = formula.paths();
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
        "'2 hours'",
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
                1 => (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("({a}?{b}:{c})")),
            ]
        })
}

/// Sums as people write them, and what they come to with integers that have room enough.
#[derive(Clone, Debug)]
enum Sum {
    Number(i64),
    Negated(Box<Sum>),
    Both(Box<Sum>, char, Box<Sum>),
}

impl Sum {
    fn text(&self) -> String {
        match self {
            Sum::Number(number) => format!("({number})"),
            Sum::Negated(sum) => format!("-({})", sum.text()),
            Sum::Both(left, sign, right) => format!("({} {sign} {})", left.text(), right.text()),
        }
    }

    /// None where the answer, or any step to it, needs more than 64 bits or divides by zero.
    fn on_paper(&self) -> Option<i64> {
        let wide = match self {
            Sum::Number(number) => i128::from(*number),
            Sum::Negated(sum) => -i128::from(sum.on_paper()?),
            Sum::Both(left, sign, right) => {
                let (left, right) = (i128::from(left.on_paper()?), i128::from(right.on_paper()?));
                match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if right == 0 => return None,
                    // The sign of a quotient, then how often the one goes into the other.
                    '/' => left.signum() * right.signum() * (left.abs() / right.abs()),
                    _ => left.signum() * (left.abs() % right.abs()),
                }
            }
        };
        i64::try_from(wide).ok()
    }
}

fn sum() -> impl Strategy<Value = Sum> {
    let number = prop_oneof![
        4 => -9_i64..10,
        1 => any::<i64>(),
        1 => prop::sample::select(vec![i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1]),
    ];
    number
        .prop_map(Sum::Number)
        .prop_recursive(5, 20, 2, |inner| {
            let boxed = inner.prop_map(Box::new);
            let sign = prop::sample::select(vec!['+', '-', '*', '/', '%']);
            prop_oneof![
                5 => (boxed.clone(), sign, boxed.clone())
                    .prop_map(|(left, sign, right)| Sum::Both(left, sign, right)),
                1 => boxed.prop_map(Sum::Negated),
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

    #[test]
    fn whole_numbers_come_out_as_on_paper(sum in sum()) {
        let expected = sum.on_paper().map(Value::Number).ok_or(EvaluationError::Overflow);
        prop_assert_eq!(Case::default().value(&sum.text()), expected);
    }
}
