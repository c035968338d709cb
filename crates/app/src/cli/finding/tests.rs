//! Every finding has its words in every language, and is drawn where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use handbook::Lang;
use handbook::problem::{Listed, ProblemKind, expectations, listed};

use super::*;

/// What a message of a finding may be called after its code.
const ENDINGS: [&str; 4] = ["", "-help", "-nearest", "-related"];

/// Messages around the findings, which belong to none.
const AROUND: [&str; 4] = ["here", "here-in", "related", "nearest"];

const LOCALES: [(Lang, &str); 2] = [
    (
        Lang::ZhHant,
        include_str!("../../../locales/zh-Hant/handbook_check.ftl"),
    ),
    (
        Lang::En,
        include_str!("../../../locales/en/handbook_check.ftl"),
    ),
];

/// The messages of a locale, and the names that each takes.
fn messages(text: &'static str) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut messages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut message = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            message = line.split(' ').next().unwrap();
        }
        let takes = messages.entry(message).or_default();
        let is_name = |letter: char| letter.is_ascii_lowercase() || letter == '_';
        takes.extend(
            line.split('$')
                .skip(1)
                .map(|rest| rest.split(|letter| !is_name(letter)).next().unwrap()),
        );
    }
    messages
}

/// The names that a wording of a finding may take.
fn given(finding: &Listed, ending: &str) -> BTreeSet<&'static str> {
    let mut given: BTreeSet<&str> = finding.fields.iter().copied().collect();
    if ending != "-nearest" {
        given.remove("nearest");
    }
    given
}

#[test]
fn every_finding_says_all_that_it_knows() {
    for (lang, text) in LOCALES {
        let messages = messages(text);
        for finding in listed() {
            let message = format!("problem-{}", finding.code);
            let takes = messages.get(message.as_str());
            let takes = takes.unwrap_or_else(|| panic!("{message} is missing in {}", lang.tag()));
            assert_eq!(*takes, given(&finding, ""), "{message} in {}", lang.tag());
            for ending in ENDINGS {
                let message = format!("{message}{ending}");
                let takes = messages.get(message.as_str()).cloned().unwrap_or_default();
                assert!(
                    takes.is_subset(&given(&finding, ending)),
                    "{message} in {}: {takes:?}",
                    lang.tag()
                );
            }
        }
    }
}

#[test]
fn everything_that_a_key_can_want_has_its_words() {
    for (lang, text) in LOCALES {
        let messages = messages(text);
        for code in expectations() {
            let message = format!("expected-{code}");
            let takes = messages.get(message.as_str());
            let takes = takes.unwrap_or_else(|| panic!("{message} is missing in {}", lang.tag()));
            assert!(
                takes.iter().all(|name| *name == "choices"),
                "{message} in {}: {takes:?}",
                lang.tag()
            );
        }
    }
}

#[test]
fn no_words_are_left_of_a_finding_that_is_gone() {
    let mut known: BTreeSet<String> = AROUND.map(|name| format!("problem-{name}")).into();
    for finding in listed() {
        known.extend(ENDINGS.map(|ending| format!("problem-{}{ending}", finding.code)));
    }
    known.extend(expectations().iter().map(|code| format!("expected-{code}")));
    for (lang, text) in LOCALES {
        for message in messages(text).into_keys() {
            let is_ours = message.starts_with("problem-") || message.starts_with("expected-");
            assert!(
                !is_ours || known.contains(message),
                "{message} in {} is of no finding",
                lang.tag()
            );
        }
    }
}

/// The books with mistakes that the checker is tried with, each with what is found in it.
fn bad_books() -> Vec<(SourceText, Vec<Problem>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../handbook/tests/bad");
    let books = std::fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let source = SourceText {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            text: std::fs::read_to_string(path).unwrap(),
        };
        let (_, problems) = handbook::read(std::slice::from_ref(&source));
        (source, problems)
    });
    books.filter(|(_, problems)| !problems.is_empty()).collect()
}

#[test]
fn what_is_found_in_bad_books_is_said_without_our_own_words() {
    let books = bad_books();
    assert!(books.len() > 5, "{} books", books.len());
    for lang in Lang::ALL {
        let voice = Voice::new(lang);
        for (source, problems) in &books {
            for problem in problems {
                let says = message(problem, voice) + &help(problem, voice).unwrap_or_default();
                let raw = [
                    "problem-",
                    "expected-",
                    "kind-",
                    "type-",
                    "{$",
                    "field_type",
                ];
                let left = raw.iter().find(|raw| says.contains(**raw));
                assert_eq!(left, None, "{}: {:?}: {says}", source.name, problem.kind);
            }
        }
    }
}

#[test]
fn kinds_are_named_in_the_language_of_the_reader() {
    let unnamed: BTreeSet<String> = bad_books()
        .iter()
        .flat_map(|(_, problems)| problems)
        .flat_map(|problem| problem.kind.arguments())
        .filter(|(name, _)| *name == "kind")
        .map(|(_, word)| format!("kind-{word}"))
        .filter(|key| Voice::new(Lang::ZhHant).may_say(key, &[]).is_none())
        .collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

#[test]
fn what_is_found_in_bad_books_is_drawn_at_its_line() {
    for (source, problems) in bad_books() {
        let sources = [source];
        for problem in &problems {
            let (line, column) = problem.position(&sources);
            let drawn = draw(
                &sources,
                std::slice::from_ref(problem),
                Voice::new(Lang::ZhHant),
                false,
            );
            let place = format!("[ {}:{line}:{column} ]", sources[0].name);
            assert!(drawn.contains(&place), "{place}: {drawn}");
            assert!(!drawn.contains('\u{1b}'), "{drawn}");
        }
    }
}

/// A book in which words, and the bytes of them, are wrong.
fn book() -> Vec<SourceText> {
    let long = "收到投訴的人員應當先行答覆，說明處理辦法與預計完成的時間，".repeat(5);
    let text = format!(
        "## 第一條 工時\n[role.專員]\n\n1. {long}並於20小時內查明事實，{long}\n\n\
         ```rule\n[promise.findings]\nwithin = \"24 hours\"\nname = \"查明\" # \u{1b}[31m\n```\n"
    );
    vec![SourceText {
        name: "書.md".to_owned(),
        text,
    }]
}

fn place(word: &str) -> Range<usize> {
    let start = book()[0].text.find(word).unwrap();
    start..start + word.len()
}

fn problem(word: &str, kind: ProblemKind) -> Problem {
    Problem {
        file: 0,
        span: place(word),
        article: "第一條".to_owned(),
        kind,
        related: Vec::new(),
    }
}

fn drawn(problem: Problem) -> String {
    draw(&book(), &[problem], Voice::new(Lang::ZhHant), false)
}

#[test]
fn a_finding_underlines_chinese_where_it_stands() {
    let kind = ProblemKind::BadId {
        word: "專員".to_owned(),
    };
    let drawn = drawn(problem("專員", kind));
    // Before the word are six narrow letters; the word itself is two letters of two columns.
    assert!(
        drawn.contains(" │ [role.專員]\n   │       ──┬─\n"),
        "{drawn}"
    );
    insta::assert_snapshot!(drawn);
}

#[test]
fn a_paragraph_is_cut_around_the_place_and_the_rule_stands_below_it() {
    let kind = ProblemKind::FigureDiffers {
        word: "20小時內".to_owned(),
        rule: "promise.findings（查明）".to_owned(),
        key: "within".to_owned(),
        value: "24 hours".to_owned(),
    };
    let figure = Problem {
        related: vec![(0, place("24 hours"))],
        ..problem("20小時內", kind)
    };
    insta::assert_snapshot!(drawn(figure));
}

#[test]
fn other_places_are_named_where_they_stand() {
    let kind = ProblemKind::Duplicate {
        kind: "role".to_owned(),
        id: "專員".to_owned(),
    };
    let mut sources = book();
    sources.push(SourceText {
        name: "附.md".to_owned(),
        text: format!("{}\n[role.專員]\n", "甲".repeat(90)),
    });
    let there = sources[1].text.find("專員").unwrap();
    let twice = Problem {
        // The same place twice is shown once, and one before the finding is drawn above it.
        related: vec![
            (1, there..there + 6),
            (1, there..there + 6),
            (0, place("工時")),
        ],
        ..problem("24 hours", kind)
    };
    let text = draw(&sources, &[twice], Voice::new(Lang::En), false);
    insta::assert_snapshot!(text);
}

#[test]
fn a_drawing_holds_nothing_that_a_terminal_obeys() {
    let kind = ProblemKind::UnknownKind {
        word: "\u{1b}]0;x\u{7}\u{202e}".to_owned(),
        nearest: None,
    };
    let drawn = drawn(problem("查明\"", kind));
    let obeyed = drawn
        .chars()
        .find(|letter| *letter != '\n' && letter.is_control());
    assert_eq!(obeyed, None, "{drawn}");
}

#[test]
fn a_list_without_end_is_cut_and_says_so() {
    let one = problem("專員", ProblemKind::RuleOutsideArticle);
    let many = vec![one; DRAWN_MAX + 7];
    let text = draw(&book(), &many, Voice::new(Lang::En), false);
    assert_eq!(text.matches("[Y0103]").count(), DRAWN_MAX);
    assert!(text.contains("\n7 more aren't drawn."));
}

#[test]
fn colours_are_only_for_those_who_asked() {
    let kind = ProblemKind::RuleOutsideArticle;
    let problems = [problem("專員", kind)];
    let voice = Voice::new(Lang::ZhHant);
    assert!(draw(&book(), &problems, voice, true).contains("\u{1b}[31m"));
    assert!(!draw(&book(), &problems, voice, false).contains('\u{1b}'));
}

#[test]
fn a_place_at_the_end_or_inside_a_character_is_drawn_too() {
    let text = &book()[0].text;
    for span in [
        text.len()..text.len(),
        4..5,
        0..0,
        text.len()..text.len() + 9,
    ] {
        let problem = Problem {
            span: span.clone(),
            ..problem("專員", ProblemKind::RuleOutsideArticle)
        };
        let drawn = draw(&book(), &[problem], Voice::new(Lang::En), false);
        assert!(
            drawn.contains("first article") && drawn.contains("In 第一條"),
            "{span:?}: {drawn}"
        );
    }
}

#[test]
fn types_and_numbers_are_read_by_people() {
    let fault = handbook::problem::FormulaFault::TypesDiffer {
        left: "list of ref of order".to_owned(),
        right: "yes_no".to_owned(),
    };
    let types = problem("專員", ProblemKind::Formula { fault });
    assert_eq!(
        message(&types, Voice::new(Lang::ZhHant)),
        "案件「order」的清單和是或否不能放在一起比較或計算。"
    );
    let large = problem("專員", ProblemKind::TooLarge { limit: 2_097_152 });
    assert_eq!(
        message(&large, Voice::new(Lang::En)),
        "The file has more than 2,097,152 bytes."
    );
}
