//! What a formula may cost.

use handbook::formula::{EvaluationError, LIST_ITEMS_MAX, Value};

use crate::book::Case;

fn many(count: usize) -> Value {
    Value::List(vec![Value::Number(1); count])
}

fn case(path: &str, value: Value) -> Case {
    let mut case = Case::complaint();
    case.facts.insert(path.to_owned(), value);
    case
}

#[test]
fn long_lists_are_gone_through_up_to_the_limit() {
    let text = "all(record.amounts, it == 1)";
    let longest = case("record.amounts", many(LIST_ITEMS_MAX));
    assert_eq!(longest.value(text), Ok(Value::YesNo(true)));
    let longer = case("record.amounts", many(LIST_ITEMS_MAX + 1));
    assert_eq!(longer.value(text), Err(EvaluationError::TooMuch));
    assert_eq!(
        longer.value("len(record.amounts)"),
        Err(EvaluationError::TooMuch)
    );
    assert!(!longer.holds(text) && !longer.holds(&format!("!{text}")));
}

#[test]
fn loops_inside_loops_end() {
    let hundred = case("record.amounts", many(100));
    let two = "all(record.amounts, all(record.amounts, it == 1))";
    assert_eq!(hundred.value(two), Ok(Value::YesNo(true)));
    let three = "all(record.amounts, all(record.amounts, all(record.amounts, it == 1)))";
    assert_eq!(hundred.value(three), Err(EvaluationError::TooMuch));
    let doubled = format!("{}it == 1{}", "all([1, 1], ".repeat(60), ")".repeat(60));
    assert_eq!(hundred.value(&doubled), Err(EvaluationError::TooMuch));
}

#[test]
fn long_texts_cost_what_they_are_long() {
    let page = case("record.subject", Value::Text("長".repeat(100_000)));
    assert_eq!(
        page.value("len(record.subject)"),
        Ok(Value::Number(100_000))
    );
    let sum = vec!["record.subject"; 60].join(" + ");
    let inside_list = format!("all(record.amounts, contains({sum}, 'x'))");
    assert_eq!(page.value(&inside_list), Err(EvaluationError::TooMuch));
}
