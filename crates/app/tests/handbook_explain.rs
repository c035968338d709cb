//! Explaining rules and telling what carries which article, as somebody types it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const LANGS: [&str; 2] = ["zh-Hant", "en"];

/// Beginnings of keys of texts that are put together; a text that is missing shows its key.
const KEY_BEGINNINGS: [&str; 14] = [
    "explain-",
    "rule-",
    "alert-",
    "condition-",
    "fact-of-",
    "chain-",
    "example-",
    "effect-",
    "facet-",
    "provided-",
    "channel-kind-",
    "field-type-",
    "happening-",
    "period-",
];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(arguments)
        .env("LANG", "zh_TW.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap()
}

fn answer(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        errors(&output)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Words of a text that no reader understands: keys of texts, and ids that stand for themselves. Names of rules in
/// full, addresses and patterns are meant for readers.
fn raw_words(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_.-@/{}".contains(c);
    let words = text
        .split(|c: char| !is_part(c))
        .filter(|word| !word.is_empty());
    let raw = words.filter(|word| {
        let is_key = KEY_BEGINNINGS
            .iter()
            .any(|beginning| word.starts_with(beginning));
        let is_id = word.contains('_') && !word.contains(['.', '@', '{', '/']);
        is_key || is_id
    });
    raw.map(str::to_owned).collect()
}

#[test]
fn every_rule_of_every_book_is_explained_in_words() {
    let mut books: Vec<String> = app::handbooks::all_shipped()
        .map(|book| book.name.to_owned())
        .collect();
    let papers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../handbook/tests/paper");
    let papers = std::fs::read_dir(papers).into_iter().flatten();
    let papers = papers.map(|entry| entry.unwrap().path());
    let is_book = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    books.extend(
        papers
            .filter(is_book)
            .map(|path| path.display().to_string()),
    );
    assert!(books.len() >= 2, "{books:?}");
    let mut faults = BTreeSet::new();
    for book in &books {
        explain_all(book, &mut faults);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn explain_all(book: &str, faults: &mut BTreeSet<String>) {
    // A book on paper may be written for a later checker.
    let covered = run(&["handbook", "coverage", book, "--format", "json"]);
    assert_eq!(
        covered.status.code(),
        Some(0),
        "{book}: {}",
        errors(&covered)
    );
    let covered: serde_json::Value = serde_json::from_slice(&covered.stdout).unwrap();
    let rows = covered["articles"].as_array().unwrap();
    let mut articles: Vec<&str> = rows
        .iter()
        .filter(|row| !row["rules"].as_array().unwrap().is_empty())
        .map(|row| row["article"].as_str().unwrap())
        .collect();
    articles.dedup();
    let rules: usize = rows
        .iter()
        .map(|row| row["rules"].as_array().unwrap().len())
        .sum();
    for lang in LANGS {
        let mut explained = 0;
        for article in &articles {
            let text = answer(&[
                "handbook", "explain", book, article, "--lang", lang, "--format", "json",
            ]);
            let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
            for rule in answer["rules"].as_array().unwrap() {
                explained += 1;
                let name = rule["rule"].as_str().unwrap();
                let parts = rule["parts"].as_array().unwrap();
                if parts.is_empty() {
                    faults.insert(format!("{name}: nothing ({lang})"));
                }
                for part in parts {
                    let lines = part["lines"].as_array().unwrap().iter();
                    let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
                    let text = format!("{}\n{}", part["word"].as_str().unwrap(), lines.join("\n"));
                    for word in raw_words(&text) {
                        faults.insert(format!("{name}: {word} ({lang})"));
                    }
                }
            }
        }
        assert_eq!(explained, rules, "{book} in {lang}");
    }
}

#[test]
fn a_promise_a_duty_a_gate_and_a_record_read_well() {
    for rule in [
        "promise.complaint_feedback",
        "duty.contact_check",
        "gate.archive",
        "record.inquiry",
    ] {
        for lang in LANGS {
            let text = answer(&["handbook", "explain", "pr-agency", rule, "--lang", lang]);
            insta::assert_snapshot!(format!("{rule}_{lang}"), text);
        }
    }
}

const FORMULAS: &str = include_str!("handbook_explain/formulas.md");

#[test]
fn formulas_are_sentences() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("handbook.md");
    std::fs::write(&path, FORMULAS).unwrap();
    for lang in LANGS {
        let text = answer(&[
            "handbook",
            "explain",
            path.to_str().unwrap(),
            "gate.formulas",
            "--lang",
            lang,
        ]);
        assert!(
            raw_words(&text).is_empty(),
            "{text}\n{:?}",
            raw_words(&text)
        );
        insta::assert_snapshot!(format!("formulas_{lang}"), text);
    }
}

#[test]
fn a_rule_is_found_by_its_id_and_an_unknown_one_by_what_it_looks_like() {
    let exact = answer(&["handbook", "explain", "pr-agency", "promise.first_reply"]);
    assert_eq!(
        exact,
        answer(&["handbook", "explain", "pr-agency", "first_reply"])
    );
    let unknown = run(&["handbook", "explain", "pr-agency", "promise.first_repyl"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        errors(&unknown).contains("promise.first_reply"),
        "{}",
        errors(&unknown)
    );
    let several = run(&["handbook", "explain", "pr-agency", "contact_check"]);
    assert_eq!(several.status.code(), Some(1));
    for rule in ["duty.contact_check", "form.contact_check"] {
        assert!(errors(&several).contains(rule), "{}", errors(&several));
    }
}

#[test]
fn an_article_is_explained_rule_by_rule_in_either_script() {
    let article = answer(&["handbook", "explain", "pr-agency", "第四條"]);
    for rule in [
        "promise.first_reply",
        "record.inquiry",
        "step.inquiry.answer",
    ] {
        assert!(article.contains(&format!("（{rule}）")), "{article}");
    }
    assert_eq!(
        article,
        answer(&["handbook", "explain", "pr-agency", "第四条"])
    );
    let item = answer(&["handbook", "explain", "pr-agency", "第二條第二項"]);
    assert!(
        item.starts_with("宣示「不分用工形式」（principle.all_staff）"),
        "{item}"
    );
}

#[test]
fn examples_are_reckoned_from_the_time_that_is_named() {
    let ask = |at: &str| {
        answer(&[
            "handbook",
            "explain",
            "pr-agency",
            "first_reply",
            "--at",
            at,
        ])
    };
    let text = ask("2026-12-01T09:00");
    assert!(
        text.contains("2026年12月1日（週二）10:00（上班時段）開始，2026年12月1日（週二）11:00到期"),
        "{text}"
    );
    assert!(
        text.contains(
            "2026年12月4日（週五）17:45（放假前一天快下班時）開始，2026年12月7日（週一）09:45到期"
        ),
        "{text}"
    );
    let wrong = run(&[
        "handbook",
        "explain",
        "pr-agency",
        "first_reply",
        "--at",
        "soon",
    ]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_book_with_errors_is_checked_first() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("handbook.md");
    std::fs::write(
        &path,
        FORMULAS.replace("record.amount > 1", "record.amuont > 1"),
    )
    .unwrap();
    let path = path.to_str().unwrap();
    for command in [&["explain", path, "gate.formulas"][..], &["coverage", path]] {
        let output = run(&[&["handbook"], command].concat());
        assert_eq!(output.status.code(), Some(2));
        let says = errors(&output);
        assert!(
            says.contains("1個錯誤") && says.contains("handbook check"),
            "{says}"
        );
    }
}

#[test]
fn the_table_has_every_article_and_its_columns_line_up() {
    let requirements =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../handbooks/pr-agency/requirements.toml");
    let text = answer(&[
        "handbook",
        "coverage",
        "pr-agency",
        "--requirements",
        requirements.to_str().unwrap(),
    ]);
    insta::assert_snapshot!("coverage", text);
    let csv = answer(&["handbook", "coverage", "pr-agency", "--format", "csv"]);
    assert!(
        csv.contains("第四條,接洽,1,promise.first_reply,promise,首次答覆,acts,"),
        "{csv}"
    );
}
