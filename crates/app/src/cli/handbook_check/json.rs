//! Findings as programs read them. Keys are only ever added.

use std::ops::Range;

use handbook::SourceText;
use handbook::problem::{Problem, Severity};
use serde::Serialize;

use crate::cli::finding::{self, Lines};
use crate::texts::Voice;

#[derive(Serialize)]
struct Findings<'a> {
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    severity: &'static str,
    /// Stable, such as `Y0102`.
    number: &'static str,
    /// Stable, in kebab-case.
    code: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
    /// Line of the first character after it.
    end_line: usize,
    end_column: usize,
    article: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    /// The known word that looks like the wrong one.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
    /// Other places that have to do with it.
    related: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// First byte in the file.
    from: usize,
    /// First byte after it.
    to: usize,
}

/// One JSON object with all findings.
pub(super) fn written(sources: &[SourceText], problems: &[Problem], voice: Voice) -> String {
    let errors = super::count(problems, Severity::Error);
    let lines = Lines::new(sources);
    let findings = Findings {
        errors,
        warnings: problems.len() - errors,
        findings: problems
            .iter()
            .map(|problem| found(sources, &lines, problem, voice))
            .collect(),
    };
    serde_json::to_string_pretty(&findings).unwrap_or_default()
}

fn found<'a>(
    sources: &'a [SourceText],
    lines: &Lines<'_>,
    problem: &'a Problem,
    voice: Voice,
) -> Finding<'a> {
    let (end_line, end_column) = lines.place(problem.file, problem.span.end);
    let place = |file: usize, span: &Range<usize>| {
        let (line, column) = lines.place(file, span.start);
        Place {
            file: sources.get(file).map_or("", |source| source.name.as_str()),
            line,
            column,
            from: span.start,
            to: span.end,
        }
    };
    let related = problem.related.iter();
    Finding {
        severity: match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        number: problem.kind.number(),
        code: problem.kind.code(),
        place: place(problem.file, &problem.span),
        end_line,
        end_column,
        article: &problem.article,
        message: finding::message(problem, voice),
        help: finding::help(problem, voice),
        nearest: problem.kind.nearest(),
        related: related.map(|(file, span)| place(*file, span)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use handbook::Lang;
    use handbook::problem::ProblemKind;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_program_gets_every_place_and_word() {
        let text = "## 第一條\n[role.專員]\n[role.專員]\n".to_owned();
        let (first, second) = (text.find("專員").unwrap(), text.rfind("專員").unwrap());
        let sources = [SourceText {
            name: "書.md".to_owned(),
            text,
        }];
        let problems = [
            Problem {
                file: 0,
                span: second..second + 6,
                article: "第一條".to_owned(),
                kind: ProblemKind::Duplicate {
                    kind: "role".to_owned(),
                    id: "專員".to_owned(),
                },
                related: vec![(0, first..first + 6)],
            },
            Problem {
                file: 0,
                span: 0..2,
                article: String::new(),
                kind: ProblemKind::UnknownKind {
                    word: "rolle".to_owned(),
                    nearest: Some("role".to_owned()),
                },
                related: Vec::new(),
            },
        ];
        let json = written(&sources, &problems, Voice::new(Lang::En));
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            json["findings"][0],
            json!({
                "severity": "error", "number": "Y0207", "code": "duplicate",
                "file": "書.md", "line": 3, "column": 7, "end_line": 3, "end_column": 9,
                "from": second, "to": second + 6, "article": "第一條",
                "message": "The role \"專員\" is there twice.",
                "help": "Take one out, or give it another id.",
                "related": [{ "file": "書.md", "line": 2, "column": 7, "from": first, "to": first + 6 }],
            })
        );
        assert_eq!(json["findings"][1]["nearest"], "role");
        assert_eq!(json["findings"][1]["help"], "Did you mean \"role\"?");
        assert_eq!((&json["errors"], &json["warnings"]), (&json!(2), &json!(0)));
    }
}
