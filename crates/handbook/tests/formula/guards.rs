//! Facts that a formula uses though nothing says that they are set.

use handbook::formula::{
    EvaluationError, Fact, Facts, Formula, Function, Path, Type, Value, unguarded,
};
use proptest::prelude::*;

use crate::book::{Book, compiled};

/// What is unguarded, in the words of the formula; only what is said to be always set isn't asked for.
fn found<'t>(text: &'t str, given: &[&str]) -> Vec<&'t str> {
    let given: Vec<Formula> = given
        .iter()
        .map(|text| compiled(text, Type::YesNo))
        .collect();
    let given: Vec<&Formula> = given.iter().collect();
    let is_always_set = |path: &Path| {
        let word = path.to_string();
        word.starts_with("param.")
            || word == "now"
            || word == "client"
            || path.last_word() == "state"
    };
    unguarded(&compiled(text, Type::Any), &given, &is_always_set)
        .into_iter()
        .map(|(span, _)| &text[span])
        .collect()
}

#[test]
fn has_guards_every_way_that_leads_to_the_fact() {
    for text in [
        "record.state == 'closed' && param.most > 3",
        "has(record.other) && record.other > 1",
        "!has(record.other) || record.other > 1",
        "has(record.other) ? record.other > 1 : false",
        "!has(record.other) ? false : record.other > 1",
        "has(record.other) && has(record.amount) && record.other > record.amount",
        "!(!has(record.other) || !has(record.amount)) && record.other > record.amount",
        "(has(record.other) || has(record.amount) && false) && record.other > 1",
        "(has(record.other) ? true : false) && record.other > 1",
        "(record.state == 'closed' ? has(record.other) : has(record.other)) && record.other > 1",
        "!(has(record.other) && record.state == 'closed') || record.other > 1",
        "has(record.other) && (record.state == 'closed' || record.other > 1)",
        "has(record.parent) && record.parent.state == 'closed'",
        "has(record.parent.amount) && record.parent.amount > 1 && record.parent.state == 'closed'",
        "has(at('complaint.accept')) && at( \"complaint.accept\" ) < now",
        "has(last('form.award', 'amount')) && last('form.award', 'amount') + 1 > 2",
        "all(children('complaint'), it.state == 'closed')",
        "any(children('complaint'), has(it.amount) && it.amount > 1)",
        "has(record.other) && any(children('complaint'), it.state == 'closed' && record.other > 1)",
        "all([1, 2], it > 1) && all(children('complaint'), any([3], it > 1))",
        // Only handed on: what is unset stays unset.
        "record.subject",
        "has(record.other) ? record.other : record.amount",
        "at('complaint.accept')",
        "true || record.other > 1",
        "false && record.other > 1",
    ] {
        assert_eq!(found(text, &[]), [""; 0], "{text}");
    }
}

#[test]
fn what_no_has_guards_is_found_where_it_is_first_used() {
    for (text, facts) in [
        ("record.other > 1", vec!["record.other"]),
        ("record.urgent", vec!["record.urgent"]),
        ("!record.urgent", vec!["record.urgent"]),
        ("record.other > 1 && record.other < 5", vec!["record.other"]),
        ("record.other > 1 || record.other < 5", vec!["record.other"]),
        ("record.other + 1", vec!["record.other"]),
        ("record.urgent ? 1 : 2", vec!["record.urgent"]),
        (
            "has(record.other) || record.other > 1",
            vec!["record.other"],
        ),
        (
            "!has(record.other) && record.other > 1",
            vec!["record.other"],
        ),
        (
            "record.other > 1 && has(record.other)",
            vec!["record.other"],
        ),
        (
            "has(record.other) && record.amount > 1",
            vec!["record.amount"],
        ),
        (
            "(has(record.other) || has(record.amount)) && record.other > 1",
            vec!["record.other"],
        ),
        (
            "(has(record.other) ? record.other > 1 : record.amount > 1) && record.other > 2",
            vec!["record.amount", "record.other"],
        ),
        (
            "record.severity in ['low', record.old_severity]",
            vec!["record.severity", "record.old_severity"],
        ),
        (
            "len(record.subject) > 1 && is(record.seller, 'manager')",
            vec!["record.subject", "record.seller"],
        ),
        (
            "record.parent.state == 'closed'",
            vec!["record.parent.state"],
        ),
        (
            "has(record.parent) && record.parent.amount > 1",
            vec!["record.parent.amount"],
        ),
        (
            "at('complaint.accept') < now",
            vec!["at('complaint.accept')"],
        ),
        (
            "has(at('complaint.answer')) && at('complaint.accept') < now",
            vec!["at('complaint.accept')"],
        ),
        (
            "has(value_at('amount', now)) && value_at('amount', record.day) > 1",
            vec!["value_at('amount', record.day)", "record.day"],
        ),
        ("has(value_at('amount', record.day))", vec!["record.day"]),
        (
            "any(children('complaint'), it.amount > 1)",
            vec!["it.amount"],
        ),
        // One child's amount says nothing of another's, nor of the next list's.
        (
            "any(children('complaint'), has(it.amount)) && any(children('complaint'), it.amount > 1)",
            vec!["it.amount"],
        ),
        (
            "any(children('complaint'), has(it.amount) && any(children('complaint'), it.amount > 1))",
            vec!["it.amount"],
        ),
        // The condition is never asked of an empty list.
        (
            "all(record.amounts, record.other > it) && record.other > 1",
            vec!["record.amounts", "record.other", "record.other"],
        ),
    ] {
        let mut expected = facts;
        let mut found = found(text, &[]);
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_holds_beforehand_guards_too() {
    let guarded = |text, given: &[&str]| found(text, given).is_empty();
    assert!(guarded("!record.urgent", &["has(record.urgent)"]));
    assert!(guarded(
        "record.urgent",
        &["record.state == 'closed' && record.urgent"]
    ));
    assert!(guarded(
        "record.other > 1",
        &["record.other < 9", "record.state == 'closed'"]
    ));
    assert!(!guarded(
        "record.other > 1",
        &["has(record.other) || record.state == 'closed'"]
    ));
    assert!(!guarded("record.other > 1", &["!has(record.other)"]));
}

#[test]
fn it_says_which_fact_it_is() {
    let formula = compiled(
        "record.other > 1 && at('complaint.accept') < now",
        Type::YesNo,
    );
    let facts: Vec<Fact> = unguarded(&formula, &[], &|path| *path == Path::Now)
        .into_iter()
        .map(|(_, fact)| fact)
        .collect();
    let asked = Fact::Ask {
        function: Function::At,
        words: vec!["complaint.accept".to_owned()],
    };
    let path = Path::RecordField(handbook::Id::new("other"));
    assert_eq!(facts, [Fact::Path(path), asked]);
}

/// Facts of which each may be unset.
struct Some5([Option<i64>; 5]);

const NAMES: [&str; 5] = [
    "record.amount",
    "record.other",
    "record.urgent",
    "event.urgent",
    "at('complaint.accept')",
];

impl Some5 {
    fn fact(&self, name: &str) -> Value {
        let place = NAMES.iter().position(|known| *known == name).unwrap();
        match (self.0[place], place) {
            (None, _) => Value::Unset,
            (Some(number), 0 | 1) => Value::Number(number),
            (Some(number), 2 | 3) => Value::YesNo(number > 0),
            (Some(number), _) => Value::Instant(worktime::Instant(number)),
        }
    }
}

impl Facts for Some5 {
    fn read(&self, path: &Path) -> Value {
        match path {
            Path::Now => Value::Instant(worktime::Instant(1)),
            path => self.fact(&path.to_string()),
        }
    }

    fn ask(&self, _: Function, _: &[Value]) -> Value {
        self.fact("at('complaint.accept')")
    }
}

fn condition() -> impl Strategy<Value = String> {
    let atoms = prop::sample::select(vec![
        "record.urgent",
        "event.urgent",
        "true",
        "false",
        "record.amount > 0",
        "record.other > 0",
        "record.amount == record.other",
        "record.amount in [1, record.other]",
        "at('complaint.accept') > now",
        "has(record.amount)",
        "has(record.other)",
        "has(record.urgent)",
        "has(event.urgent)",
        "has(at('complaint.accept'))",
    ]);
    atoms.prop_map(|atom| format!("({atom})")).prop_recursive(5, 24, 3, |inner| {
        prop_oneof![
            4 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} && {b})")),
            4 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} || {b})")),
            2 => inner.clone().prop_map(|a| format!("!{a}")),
            2 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a} ? {b} : {c})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} == {b})")),
            1 => (inner.clone(), 0..3).prop_map(|(a, count)| format!("any([{}], {a} && it > 0)", vec!["1"; count as usize].join(","))),
            1 => (inner, 0..3).prop_map(|(a, count)| format!("all([{}], it > 0 || {a})", vec!["1"; count as usize].join(","))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    /// Whatever is unset, a formula without findings never fails on it.
    #[test]
    fn what_is_guarded_never_meets_what_is_unset(text in condition(), given in condition()) {
        let compile = |text: &str| Formula::compile(text, &Book, Type::YesNo);
        let (Ok(formula), Ok(given)) = (compile(&text), compile(&given)) else {
            return Ok(());
        };
        let is_always_set = |path: &Path| *path == Path::Now;
        let alone = unguarded(&formula, &[], &is_always_set).is_empty();
        let beside = unguarded(&formula, &[&given], &is_always_set).is_empty();
        prop_assert!(beside || !alone, "what holds beforehand can only help");
        for combination in 0..3_usize.pow(5) {
            let pick = |place: u32| [None, Some(0), Some(1)][combination / 3_usize.pow(place) % 3];
            let facts = Some5([pick(0), pick(1), pick(2), pick(3), pick(4)]);
            let is_unset = matches!(formula.evaluate(&facts), Err(EvaluationError::Unset { .. }));
            prop_assert!(!(alone && is_unset), "{}", text);
            prop_assert!(!(beside && given.holds(&facts) && is_unset), "{} given {}", text, given.text);
        }
    }
}
