//! `docs/formulas.md` says what the code does: its tables are written from it, its examples are compiled.
//!
//! After a change, `UPDATE_EXPECT=1` writes the tables anew; read the difference before you keep it.

use std::collections::BTreeMap;
use std::fs;

use handbook::formula::{
    BYTES_MAX, Binary, DEPTH_MAX, EVALUATION_STEPS_MAX, Formula, Function, LIST_ITEMS_MAX, PERIODS,
    Type,
};
use handbook::problem::ProblemKind;

use crate::book::{Book, compiled, faults};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formulas.md");

fn page() -> String {
    fs::read_to_string(PAGE).unwrap()
}

/// The page with the rows of a table replaced.
fn with_table(page: &str, name: &str, rows: &str) -> String {
    let (start, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let (before, rest) = page.split_once(&start).unwrap();
    let (table, after) = rest.split_once(&end).unwrap();
    let head: String = table.split_inclusive('\n').take(2).collect();
    format!("{before}{start}{head}{rows}{end}{after}")
}

fn functions() -> String {
    Function::ALL
        .into_iter()
        .map(|function| {
            let unset = if function.may_be_unset() { "yes" } else { "" };
            format!(
                "| `{}` | {} | {unset} |\n",
                function.usage(),
                function.signature().gives
            )
        })
        .collect()
}

/// A fact of each type.
const FACTS: [&str; 11] = [
    "record.amount",
    "record.rate",
    "record.subject",
    "record.severity",
    "record.day",
    "now",
    "record.wait",
    "record.cost",
    "actor",
    "client",
    "record.parent",
];

/// Words of the left type, the right one and what comes of them.
type Row = (String, String, String);

/// What each operator makes of two types, asked of the checker; of `==` and its kin only where the types differ.
fn operators() -> String {
    let mut rows: Vec<(Row, Vec<&str>)> = Vec::new();
    let mut places = BTreeMap::new();
    for (left, right) in FACTS
        .iter()
        .flat_map(|left| FACTS.map(|right| (*left, right)))
    {
        let word = |fact| compiled(fact, Type::Any).kind.to_string();
        for operator in Binary::ALL {
            let is_equality = matches!(operator, Binary::Equal | Binary::NotEqual);
            if operator == Binary::In || (is_equality && left == right) {
                continue;
            }
            let text = format!("{left} {} {right}", operator.sign());
            if let Ok(formula) = Formula::compile(&text, &Book, Type::Any) {
                let key = (word(left), word(right), formula.kind.to_string());
                let place = *places.entry(key.clone()).or_insert_with(|| {
                    rows.push((key, Vec::new()));
                    rows.len() - 1
                });
                rows[place].1.push(operator.sign());
            }
        }
    }
    rows.into_iter()
        .map(|((left, right, gives), signs)| {
            let signs: Vec<String> = signs.iter().map(|sign| format!("`{sign}`")).collect();
            format!("| {left} | {} | {right} | {gives} |\n", signs.join(" "))
        })
        .collect()
}

#[test]
fn the_tables_of_the_reference_are_those_of_the_code() {
    let found = page();
    let expected = with_table(&found, "functions", &functions());
    let expected = with_table(&expected, "operators", &operators());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(PAGE, expected).unwrap();
    } else {
        assert!(
            found == expected,
            "run with UPDATE_EXPECT=1 and read the difference"
        );
    }
}

/// The lines of the fenced blocks of a kind.
fn examples<'p>(page: &'p str, kind: &str) -> Vec<&'p str> {
    let start = format!("```{kind}\n");
    page.split(start.as_str())
        .skip(1)
        .flat_map(|block| block.split("```").next().unwrap_or_default().lines())
        .collect()
}

#[test]
fn every_function_has_its_section_with_an_example_that_compiles() {
    let page = page();
    let (_, sections) = page.split_once("## Functions").unwrap();
    let (sections, _) = sections.split_once("\n## ").unwrap();
    let sections: Vec<&str> = sections.split("\n### ").skip(1).collect();
    let headings: Vec<&str> = sections
        .iter()
        .map(|section| section.lines().next().unwrap())
        .collect();
    let usages = Function::ALL.map(|function| format!("`{}`", function.usage()));
    assert_eq!(headings, usages);
    for (function, section) in Function::ALL.into_iter().zip(sections) {
        let shown = examples(section, "formula");
        assert!(!shown.is_empty(), "{function:?}");
        for text in shown {
            assert!(compiled(text, Type::Any).calls(function), "{text}");
        }
    }
}

#[test]
fn every_example_is_taken_or_refused_as_the_reference_says() {
    let page = page();
    for text in examples(&page, "formula") {
        compiled(text, Type::Any);
    }
    let refused = examples(&page, "formula-refused");
    assert!(refused.len() > 10);
    for line in refused {
        let (text, code) = line.split_once("// ").unwrap();
        let codes: Vec<&str> = faults(text.trim_end(), Type::YesNo)
            .into_iter()
            .map(|(_, fault)| ProblemKind::Formula { fault }.code())
            .collect();
        assert_eq!(codes, [code], "{text}");
    }
}

#[test]
fn the_limits_of_the_reference_are_those_of_the_code() {
    let page = page();
    let (_, limits) = page.split_once("## Limits").unwrap();
    for number in [BYTES_MAX, DEPTH_MAX, LIST_ITEMS_MAX, EVALUATION_STEPS_MAX] {
        let digits = number.to_string();
        let grouped = match digits.len() {
            0..=3 => digits,
            length => format!("{},{}", &digits[..length - 3], &digits[length - 3..]),
        };
        assert!(limits.contains(&grouped), "{grouped}");
    }
    for period in PERIODS {
        assert!(page.contains(&format!("`'{period}'`")), "{period}");
    }
}
