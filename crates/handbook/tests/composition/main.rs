//! Several books as one: order, overrides, values of the company, disagreement, and bad lists.
//!
//! A case is a text with a line `=== name` before each file and `=== expected` at the end. After a change
//! of the checker, `UPDATE_EXPECT=1` writes the expectations anew; read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod cases;
mod files;
mod hostile;
mod parts;
mod questions;

use std::path::{Path, PathBuf};

use handbook::article::Source;
use handbook::compose::ParamOrigin;
use handbook::problem::{Problem, Severity};
use handbook::{Edition, SourceText};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn source(name: &str, text: &str) -> SourceText {
    SourceText {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// A line for each finding: `file:line:column severity number code words at … nearest … see …`.
fn told(sources: &[SourceText], problems: &[Problem]) -> String {
    let mut lines = String::new();
    for problem in problems {
        let (line, column) = problem.position(sources);
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let words = problem.kind.arguments().into_iter();
        let words: Vec<String> = words.map(|(_, word)| word).collect();
        let file = &sources[problem.file];
        let underlined = file.text.get(problem.span.clone()).unwrap();
        lines += &format!(
            "{}:{line}:{column} {severity} {} {} {:?}",
            file.name,
            problem.kind.number(),
            problem.kind.code(),
            words.join(" ")
        );
        if !underlined.is_empty() && !underlined.contains('\n') && underlined.len() < 80 {
            lines += &format!(" at {underlined:?}");
        }
        if !problem.article.is_empty() {
            lines += &format!(" in {}", problem.article);
        }
        if let Some(nearest) = problem.kind.nearest() {
            lines += &format!(" nearest {nearest:?}");
        }
        for (file, line, column) in problem.related_positions(sources) {
            lines += &format!(" see {}:{line}:{column}", sources[file].name);
        }
        lines.push('\n');
    }
    lines
}

/// What several books came to: articles in order, whose rules count, where values stand.
fn shown(edition: &Edition) -> String {
    let mut lines = String::new();
    let cite = |source: &Source| edition.book.citation(source);
    for (number, article) in edition.book.articles.iter().enumerate() {
        if let Some(chapter) = &article.chapter {
            lines += &format!("chapter {chapter}\n");
        }
        let source = Source {
            article: number,
            item: None,
        };
        lines += &format!("article {}\n", cite(&source));
    }
    for done in &edition.overrides {
        lines += &format!(
            "{}.{}: {} in place of {}\n",
            done.kind,
            done.id,
            cite(&done.winner),
            cite(&done.replaced)
        );
    }
    for (id, origin) in &edition.param_origins {
        let value = &edition.params[id].value;
        let file = match origin {
            ParamOrigin::Rule => "its rule",
            ParamOrigin::List { file } => file,
        };
        lines += &format!("param.{id}: {value:?} from {file}\n");
    }
    lines
}
