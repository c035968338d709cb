//! Findings in a handbook in the reader's words, with the source underlined.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use ariadne::{Cache, Color, Config, IndexType, Label, Report, ReportKind, Source};
use handbook::SourceText;
use handbook::problem::{Problem, Severity};

use crate::texts::{Argument, Voice};

/// Where a finding stands: file and bytes.
type Spot = (usize, Range<usize>);

/// The files of a book, for drawing.
struct Files<'a> {
    sources: &'a [SourceText],
    drawn: Vec<Source<&'a str>>,
}

/// The words of severity, in the reader's language.
struct Words {
    error: String,
    warning: String,
}

/// Prints every finding to the standard output.
pub(crate) fn print(sources: &[SourceText], problems: &[Problem], voice: Voice) {
    let color = io::stdout().is_terminal();
    let text = draw(sources, problems, voice, color);
    let _ = io::stdout().lock().write_all(&text);
}

/// Draws every finding.
pub(crate) fn draw(
    sources: &[SourceText],
    problems: &[Problem],
    voice: Voice,
    color: bool,
) -> Vec<u8> {
    let drawn = sources
        .iter()
        .map(|source| Source::from(source.text.as_str()))
        .collect();
    let mut files = Files { sources, drawn };
    let words = Words {
        error: voice.say("severity-error"),
        warning: voice.say("severity-warning"),
    };
    let mut text = Vec::new();
    for problem in problems {
        // Writing into memory can't fail; a finding that can't be drawn is still told in words.
        if report(sources, problem, &words, voice, color)
            .write(&mut files, &mut text)
            .is_err()
        {
            let _ = writeln!(text, "{}", message(problem, voice));
        }
    }
    if color { text } else { without_paint(text) }
}

/// The library paints words of severity that aren't its own, whatever it is told.
pub(super) fn without_paint(text: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |plain, part| {
            plain + part.split_once('m').map_or(part, |(_, rest)| rest)
        })
        .into_bytes()
}

/// What is wrong, a sentence.
pub(crate) fn message(problem: &Problem, voice: Voice) -> String {
    let kind = &problem.kind;
    let words = kind.arguments();
    let given: Vec<(&str, Argument<'_>)> = words
        .iter()
        .map(|(name, word)| (*name, word.as_str().into()))
        .collect();
    let mut arguments = given.clone();
    for (name, value) in arguments.iter_mut().filter(|(name, _)| *name == "expected") {
        // What was expected is worded itself, and may name the words to choose from.
        let code = words
            .iter()
            .find(|(word, _)| word == name)
            .map_or("", |(_, code)| code.as_str());
        *value = voice.say_with(&format!("expected-{code}"), &given).into();
    }
    voice.say_with(&format!("problem-{}", kind.code()), &arguments)
}

/// What would help, if that is known.
pub(crate) fn help(problem: &Problem, voice: Voice) -> Option<String> {
    match problem.kind.nearest() {
        Some(nearest) => Some(voice.say_with("problem-nearest", &[("word", nearest.into())])),
        None => voice.may_say(&format!("problem-{}-help", problem.kind.code()), &[]),
    }
}

fn report<'a>(
    sources: &[SourceText],
    problem: &Problem,
    words: &'a Words,
    voice: Voice,
    color: bool,
) -> Report<'a, Spot> {
    let (word, paint) = match problem.severity() {
        Severity::Error => (&words.error, Color::Red),
        Severity::Warning => (&words.warning, Color::Yellow),
    };
    let spot = (problem.file, visible(sources, problem.file, &problem.span));
    let label = Label::new(spot.clone())
        .with_message(beside(problem, voice))
        .with_color(paint);
    let mut report = Report::build(ReportKind::Custom(word, paint), spot)
        .with_config(
            Config::default()
                .with_color(color)
                .with_index_type(IndexType::Byte),
        )
        .with_code(problem.kind.number())
        .with_message(message(problem, voice))
        .with_label(label);
    for (file, span) in &problem.related {
        let spot = (*file, visible(sources, *file, span));
        report = report.with_label(
            Label::new(spot)
                .with_message(voice.say("problem-related"))
                .with_color(Color::Blue),
        );
    }
    report.finish()
}

/// What stands at the underlined place: what would help, and the article, so that a reader finds it in the printed book.
fn beside(problem: &Problem, voice: Voice) -> String {
    let place = match problem.article.is_empty() {
        true => voice.say("problem-here"),
        false => voice.say_with(
            "problem-here-in",
            &[("article", problem.article.as_str().into())],
        ),
    };
    match help(problem, voice) {
        Some(help) => voice.say_with(
            "problem-here-help",
            &[("place", place.into()), ("help", help.into())],
        ),
        None => place,
    }
}

/// Bytes that can be underlined: inside the text, on the borders of characters, and at least one character where there is one.
fn visible(sources: &[SourceText], file: usize, span: &Range<usize>) -> Range<usize> {
    let text = sources.get(file).map_or("", |source| source.text.as_str());
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start));
    if end > start {
        return start..end;
    }
    let next = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    start..start + next
}

impl<'a> Cache<usize> for Files<'a> {
    type Storage = &'a str;

    fn fetch(&mut self, file: &usize) -> Result<&Source<&'a str>, impl std::fmt::Debug> {
        self.drawn.get(*file).ok_or("no such file")
    }

    fn display<'b>(&self, file: &'b usize) -> Option<impl std::fmt::Display + 'b> {
        self.sources.get(*file).map(|source| source.name.clone())
    }
}

#[cfg(test)]
mod tests {
    use handbook::Lang;
    use handbook::problem::{Expected, FormulaFault, ProblemKind};

    use super::*;

    /// A book in which a word, and the bytes of it, are wrong.
    fn sources() -> Vec<SourceText> {
        vec![SourceText {
            name: "書.md".to_owned(),
            text: "## 第一條 工時\n[role.專員]\n".to_owned(),
        }]
    }

    fn problem(kind: ProblemKind) -> Problem {
        let start = sources()[0].text.find("專員").unwrap();
        Problem {
            file: 0,
            span: start..start + "專員".len(),
            article: "第一條".to_owned(),
            kind,
            related: Vec::new(),
        }
    }

    #[test]
    fn a_finding_underlines_chinese_where_it_stands() {
        let kind = ProblemKind::BadId {
            word: "專員".to_owned(),
        };
        let text = draw(
            &sources(),
            &[problem(kind)],
            Voice::new(Lang::ZhHant),
            false,
        );
        insta::assert_snapshot!(String::from_utf8(text).unwrap());
    }

    #[test]
    fn a_place_at_the_end_or_inside_a_character_is_drawn_too() {
        let text = &sources()[0].text;
        for span in [
            text.len()..text.len(),
            4..5,
            0..0,
            text.len()..text.len() + 9,
        ] {
            let problem = Problem {
                span: span.clone(),
                ..problem(ProblemKind::RuleOutsideArticle)
            };
            let drawn = draw(&sources(), &[problem], Voice::new(Lang::En), false);
            assert!(
                String::from_utf8(drawn).unwrap().contains("first article"),
                "{span:?}"
            );
        }
    }

    #[test]
    fn every_code_of_the_checker_has_its_words() {
        let source = include_str!("../../../handbook/src/problem/code.rs");
        let (findings, expected) = source.split_once("impl Expected {").unwrap();
        let (expected, formulas) = expected.split_once("impl FormulaFault {").unwrap();
        let mut seen = 0;
        for (part, start) in [
            (findings, "problem"),
            (formulas, "problem"),
            (expected, "expected"),
        ] {
            for code in part
                .split("=> \"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                for lang in [Lang::ZhHant, Lang::En] {
                    let key = format!("{start}-{code}");
                    assert!(
                        Voice::new(lang).may_say(&key, &[]).is_some(),
                        "{key} in {}",
                        lang.tag()
                    );
                }
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen} codes were found");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_words() {
        for lang in Lang::ALL {
            for kind in kinds() {
                let voice = Voice::new(lang);
                let says = message(&problem(kind.clone()), voice);
                assert!(
                    !says.contains("problem-")
                        && !says.contains("expected-")
                        && !says.contains("{$"),
                    "{kind:?}: {says}"
                );
            }
        }
    }

    fn kinds() -> Vec<ProblemKind> {
        let word = || "字".to_owned();
        let mut kinds = vec![
            ProblemKind::Head { key: word() },
            ProblemKind::Toml { detail: word() },
            ProblemKind::RuleOutsideArticle,
            ProblemKind::UnknownKind {
                word: word(),
                nearest: None,
            },
            ProblemKind::UnknownKey {
                kind: word(),
                word: word(),
                nearest: Some(word()),
            },
            ProblemKind::MissingKey {
                kind: word(),
                id: word(),
                key: word(),
            },
            ProblemKind::BadId { word: word() },
            ProblemKind::Duplicate {
                kind: word(),
                id: word(),
            },
            ProblemKind::UnknownName {
                kind: word(),
                word: word(),
                nearest: None,
            },
            ProblemKind::UnreachableState {
                record: word(),
                state: word(),
            },
            ProblemKind::StuckState {
                record: word(),
                state: word(),
            },
            ProblemKind::NeverKept { promise: word() },
            ProblemKind::IdleAlert { promise: word() },
            ProblemKind::NamesNoDay { word: word() },
            ProblemKind::NoLastResort { rule: word() },
            ProblemKind::NoWorkingTime { calendar: word() },
            ProblemKind::EitherOr {
                key: word(),
                other: word(),
            },
            ProblemKind::KeyFromBase {
                key: word(),
                base: word(),
            },
            ProblemKind::CalendarRing { calendar: word() },
            ProblemKind::TooManyLayers {
                calendar: word(),
                limit: 1,
            },
            ProblemKind::Overlap { word: word() },
            ProblemKind::NoSuchDate {
                word: word(),
                nearest: Some(word()),
            },
            ProblemKind::EditionOrder {
                from: word(),
                earlier: word(),
            },
            ProblemKind::TooManyDates { limit: 1 },
            ProblemKind::ArticleWithoutRule { label: word() },
            ProblemKind::EffectRing { rule: word() },
            ProblemKind::ProtectedField { field: word() },
            ProblemKind::OutOfBounds {
                word: word(),
                least: word(),
                most: word(),
            },
            ProblemKind::NoRecordHere { word: word() },
            ProblemKind::TooLarge { limit: 1 },
            ProblemKind::TooManyRules { limit: 1 },
            ProblemKind::TooManyLines {
                key: word(),
                limit: 1,
            },
        ];
        for expected in [
            Expected::Text,
            Expected::OneOf(&["a", "b"]),
            Expected::NumberPattern,
            Expected::Table,
            Expected::Region,
        ] {
            kinds.push(ProblemKind::BadValue {
                key: word(),
                word: word(),
                expected,
            });
            kinds.push(ProblemKind::WrongType {
                key: word(),
                expected,
            });
        }
        kinds.extend(
            formula_faults()
                .into_iter()
                .map(|detail| ProblemKind::FormulaType { detail }),
        );
        kinds
    }

    fn formula_faults() -> Vec<FormulaFault> {
        let word = || "字".to_owned();
        vec![
            FormulaFault::Unexpected { found: word() },
            FormulaFault::UnexpectedEnd,
            FormulaFault::UnclosedText,
            FormulaFault::BadNumber { word: word() },
            FormulaFault::TooDeep,
            FormulaFault::UnknownPath {
                word: word(),
                nearest: None,
            },
            FormulaFault::UnknownFunction {
                word: word(),
                nearest: None,
            },
            FormulaFault::WrongArguments { function: word() },
            FormulaFault::TypesDiffer {
                left: word(),
                right: word(),
            },
            FormulaFault::WantsYesNo { found: word() },
            FormulaFault::UnknownChoice {
                word: word(),
                nearest: None,
            },
            FormulaFault::Protected { word: word() },
        ]
    }
}
