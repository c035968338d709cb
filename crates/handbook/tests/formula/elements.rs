//! `all`, `any` and their `it`.

use handbook::formula::{EvaluationError, Value};
use proptest::prelude::*;

use crate::book::Case;

#[test]
fn each_element_is_asked_the_same() {
    let case = Case::complaint();
    for (text, holds) in [
        ("all(record.amounts, it > 0)", true),
        ("all(record.amounts, it > 1)", false),
        ("any(record.amounts, it > 1)", true),
        ("any(record.amounts, it > 7)", false),
        ("all(children('inquiry'), it.state == 'open')", true),
        ("any(children('inquiry'), it.state == 'open')", false),
        ("all([], it == 1)", true),
        ("any([], it == 1)", false),
        (
            "all(children('complaint'), it.state in ['closed', 'answered'])",
            true,
        ),
        ("all(children('complaint'), it.state == 'closed')", false),
        ("any(children('complaint'), it.state == 'closed')", true),
        (
            "all(children('complaint'), !has(it.amount) || it.amount == 3)",
            true,
        ),
        ("any(record.helpers, is(it, 'manager'))", true),
        ("all(record.helpers, is(it, 'manager'))", false),
        // The innermost `it` counts, but the list of the inner one is asked about the outer.
        (
            "all(children('complaint'), any(it.tags, it == 'late'))",
            true,
        ),
        (
            "all(children('complaint'), any(it.tags, it == 'rude'))",
            false,
        ),
        (
            "any(children('complaint'), all(it.tags, it != 'rude') && it.state == 'closed')",
            true,
        ),
        ("all([1, 2], any([it, it + 1], it == 2))", true),
    ] {
        assert_eq!(case.value(text), Ok(Value::YesNo(holds)), "{text}");
    }
}

#[test]
fn an_element_that_lacks_what_is_compared_leaves_it_open() {
    let case = Case::complaint();
    let unset = |path: &str| Err(EvaluationError::Unset { path: path.into() });
    // The first child decides alone, the second has no amount.
    let decided = "any(children('complaint'), it.amount == 3)";
    assert_eq!(case.value(decided), Ok(Value::YesNo(true)));
    let open = "all(children('complaint'), it.amount == 3)";
    assert_eq!(case.value(open), unset("it.amount"));
    assert!(!case.holds(open) && !case.holds(&format!("!{open}")));
    let no_list = Case::default();
    let text = "all(record.amounts, it > 1)";
    assert_eq!(no_list.value(text), unset("record.amounts"));
}

/// What is asked of numbers, in a form that can be written with `all` and `any` or without them.
#[derive(Clone, Debug)]
enum Asked {
    Compare(Term, &'static str, Term),
    Both(Box<Asked>, &'static str, Box<Asked>),
    Not(Box<Asked>),
    Each(&'static str, Vec<Term>, Box<Asked>),
}

#[derive(Clone, Debug)]
enum Term {
    It,
    Number(i64),
    ItPlus(i64),
    /// Fails where `it` is zero.
    HundredBy,
    /// Isn't set.
    Other,
}

impl Term {
    fn text(&self, it: &str) -> String {
        match self {
            Term::It => it.to_owned(),
            Term::Number(number) => format!("({number})"),
            Term::ItPlus(number) => format!("({it} + {number})"),
            Term::HundredBy => format!("(100 / {it})"),
            Term::Other => "record.other".to_owned(),
        }
    }
}

impl Asked {
    /// As a keeper writes it.
    fn short(&self) -> String {
        match self {
            Asked::Compare(left, sign, right) => {
                format!("({} {sign} {})", left.text("it"), right.text("it"))
            }
            Asked::Both(left, sign, right) => {
                format!("({} {sign} {})", left.short(), right.short())
            }
            Asked::Not(inner) => format!("!{}", inner.short()),
            Asked::Each(word, items, inner) => {
                let items: Vec<String> = items.iter().map(|item| item.text("it")).collect();
                format!("{word}([{}], {})", items.join(", "), inner.short())
            }
        }
    }

    /// With every element written out where `it` stood.
    fn long(&self, it: &str) -> String {
        match self {
            Asked::Compare(left, sign, right) => {
                format!("({} {sign} {})", left.text(it), right.text(it))
            }
            Asked::Both(left, sign, right) => {
                format!("({} {sign} {})", left.long(it), right.long(it))
            }
            Asked::Not(inner) => format!("!{}", inner.long(it)),
            Asked::Each(word, items, inner) => {
                let (sign, none) = match *word {
                    "all" => ("&&", "true"),
                    _ => ("||", "false"),
                };
                let each = items.iter().map(|item| inner.long(&item.text(it)));
                each.fold(none.to_owned(), |before, one| {
                    format!("({before} {sign} {one})")
                })
            }
        }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let term = || {
        prop_oneof![
            4 => Just(Term::It),
            4 => (-2_i64..3).prop_map(Term::Number),
            2 => (-2_i64..3).prop_map(Term::ItPlus),
            1 => Just(Term::HundredBy),
            1 => Just(Term::Other),
        ]
    };
    let sure = || {
        prop_oneof![
            Just(Term::It),
            (-2_i64..3).prop_map(Term::Number),
            (-2_i64..3).prop_map(Term::ItPlus),
        ]
    };
    let signs = prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]);
    let compare =
        (term(), signs, term()).prop_map(|(left, sign, right)| Asked::Compare(left, sign, right));
    compare.prop_recursive(4, 16, 3, move |inner| {
        let boxed = inner.prop_map(Box::new);
        let words = prop::sample::select(vec!["all", "any"]);
        let both = prop::sample::select(vec!["&&", "||"]);
        prop_oneof![
            2 => (boxed.clone(), both, boxed.clone()).prop_map(|(left, sign, right)| Asked::Both(left, sign, right)),
            1 => boxed.clone().prop_map(Asked::Not),
            3 => (words, prop::collection::vec(sure(), 0..4), boxed)
                .prop_map(|(word, items, inner)| Asked::Each(word, items, inner)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn all_and_any_are_what_is_written_out(inner in asked(), items in prop::collection::vec(-2_i64..3, 0..4)) {
        let items = items.into_iter().map(Term::Number).collect();
        let whole = Asked::Each("all", items, Box::new(inner));
        let (short, long) = (whole.short(), whole.long("none"));
        prop_assume!(long.len() <= handbook::formula::BYTES_MAX);
        let case = Case::complaint();
        prop_assert_eq!(case.value(&short), case.value(&long), "{} {}", short, long);
    }
}
