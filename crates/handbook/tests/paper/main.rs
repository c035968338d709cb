//! A whole regulation of sixteen articles, said in the language: what it can't say is a defect of the language.
//!
//! A comment `# PR-nn` in a rule block names the requirement of the catalogue that a rule carries: the rule below
//! it, or the one in which it stands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

#[path = "../../benches/support/synthetic.rs"]
mod synthetic;

mod carried;

use std::collections::{BTreeMap, BTreeSet};

use handbook::problem::{Problem, Severity};
use handbook::{Edition, SourceText};

use carried::Rule;

const BOOK: &str = include_str!("pr-agency.md");

/// How many requirements the catalogue has.
const REQUIREMENTS: usize = 66;

/// Warnings that the book keeps: the name of the finding, what its words hold, and why it is right as it is.
const DEFENDED: &[(&str, &str, &str)] = &[];

/// Requirements that are said as principles and by nothing else: they speak of attitudes and of the book itself.
const ONLY_DECLARED: [&str; 5] = ["PR-01", "PR-04", "PR-05", "PR-06", "PR-07"];

/// Requirements of which the product provides a part by itself.
const PROVIDED: [&str; 3] = ["PR-47", "PR-49", "PR-50"];

#[test]
fn the_book_is_read_without_errors() {
    let sources = [source(BOOK)];
    let (edition, problems) = handbook::read(&sources);
    let told: Vec<String> = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error || !is_defended(problem))
        .map(|problem| told(problem, &sources))
        .collect();
    assert!(edition.is_some() && told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_defended_warning_is_still_there() {
    let (_, problems) = handbook::read(&[source(BOOK)]);
    for (code, words, reason) in DEFENDED {
        let is_there = problems.iter().any(|problem| is(problem, code, words));
        assert!(is_there, "{code} {words} is gone: {reason}");
    }
}

#[test]
fn every_requirement_is_carried_by_rules_of_the_edition() {
    let (edition, carried) = (edition(), carried::rules(BOOK));
    let wanted: BTreeSet<String> = (1..=REQUIREMENTS)
        .map(|number| format!("PR-{number:02}"))
        .collect();
    let named: BTreeSet<String> = carried.keys().cloned().collect();
    assert_eq!(wanted, named);
    for (requirement, rules) in &carried {
        assert!(!rules.is_empty(), "{requirement}");
        for rule in rules {
            assert!(
                carried::is_in(&edition, rule),
                "{requirement}: there is no {rule:?}"
            );
        }
    }
}

/// What only declares is counted apart, so that no requirement seems to be carried which is merely repeated.
#[test]
fn all_but_the_attitudes_are_carried_by_rules_that_do_something() {
    let carried = carried::rules(BOOK);
    let declares = |rules: &BTreeSet<Rule>| rules.iter().all(|rule| rule.kind == "principle");
    let only_declared: Vec<&str> = of_those(&carried, declares);
    assert_eq!(only_declared, ONLY_DECLARED);

    let edition = edition();
    let provides = |rules: &BTreeSet<Rule>| {
        rules.iter().any(|rule| {
            let principle = edition.principles.get(rule.id.as_str());
            rule.kind == "principle" && principle.is_some_and(|it| !it.provided.is_empty())
        })
    };
    assert_eq!(of_those(&carried, provides), PROVIDED);
}

/// A requirement with a deadline of its own is carried by a promise or duty: nothing else has a clock.
#[test]
fn deadlines_and_frequencies_are_promises_and_duties() {
    const TIMED: [&str; 29] = [
        "PR-08", "PR-09", "PR-13", "PR-18", "PR-19", "PR-22", "PR-23", "PR-27", "PR-28", "PR-29",
        "PR-32", "PR-34", "PR-36", "PR-37", "PR-39", "PR-40", "PR-41", "PR-43", "PR-46", "PR-48",
        "PR-49", "PR-50", "PR-52", "PR-53", "PR-54", "PR-57", "PR-58", "PR-61", "PR-66",
    ];
    let carried = carried::rules(BOOK);
    for requirement in TIMED {
        let has_clock = carried[requirement]
            .iter()
            .any(|rule| matches!(rule.kind.as_str(), "promise" | "duty"));
        assert!(has_clock, "{requirement}");
    }
}

/// Each numbered article stands in the book, in order.
#[test]
fn the_book_has_its_sixteen_articles() {
    let labels: Vec<String> = edition()
        .book
        .articles
        .into_iter()
        .map(|article| article.label)
        .collect();
    let wanted = "第一條 第二條 第三條 第四條 第五條 第六條 第七條 第八條 第九條 第十條 第十一條 第十二條 第十三條 第十四條 第十五條 第十六條";
    assert_eq!(labels.join(" "), wanted);
}

/// The books of the benches are what they are called: so many articles and rules, none of them refused.
#[test]
fn a_synthetic_book_is_read_without_errors() {
    let sources = synthetic::book(BOOK, &edition(), 120, 1_000);
    let (edition, problems) = handbook::read(&sources);
    let told: Vec<String> = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .map(|problem| told(problem, &sources))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert_eq!(edition.unwrap().book.articles.len(), 120);
    let tables = sources
        .iter()
        .flat_map(|source| source.text.lines())
        .filter(|line| synthetic::is_header(line));
    assert_eq!(tables.count(), 1_000);
}

fn edition() -> Edition {
    handbook::read(&[source(BOOK)]).0.unwrap()
}

fn source(text: &str) -> SourceText {
    SourceText {
        name: "pr-agency.md".to_owned(),
        text: text.to_owned(),
    }
}

fn of_those(
    carried: &BTreeMap<String, BTreeSet<Rule>>,
    is: impl Fn(&BTreeSet<Rule>) -> bool,
) -> Vec<&str> {
    let those = carried.iter().filter(|(_, rules)| is(rules));
    those.map(|(requirement, _)| requirement.as_str()).collect()
}

fn is_defended(problem: &Problem) -> bool {
    let mut defended = DEFENDED.iter();
    defended.any(|(code, words, _)| is(problem, code, words))
}

fn is(problem: &Problem, code: &str, words: &str) -> bool {
    problem.kind.code() == code && said(problem).contains(words)
}

fn said(problem: &Problem) -> String {
    let words: Vec<String> = problem
        .kind
        .arguments()
        .into_iter()
        .map(|(_, word)| word)
        .collect();
    words.join(" ")
}

fn told(problem: &Problem, sources: &[SourceText]) -> String {
    let (line, column) = problem.position(sources);
    let text = sources[problem.file].text.lines().nth(line - 1);
    format!(
        "{line}:{column} {} {} {} in {}",
        problem.kind.number(),
        problem.kind.code(),
        said(problem),
        text.unwrap_or_default()
    )
}
