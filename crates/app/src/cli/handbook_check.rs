//! `yinuo handbook check`: everything that is wrong with a handbook, for people or for programs.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use handbook::SourceText;
use handbook::problem::{Problem, Severity};
use serde::Serialize;

use super::failure::Failure;
use super::{finding, tell};
use crate::handbooks;
use crate::texts::Voice;

/// Status when something was found.
const FOUND: u8 = 1;

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// In sentences, with the source underlined.
    Human,
    /// One JSON object.
    Json,
}

/// Status 0 if nothing was found, 1 if something was, 2 if the book couldn't be read.
pub(crate) fn run(args: &CheckArgs, voice: Voice) -> ExitCode {
    let sources = match handbooks::load(&args.path) {
        Ok(sources) => sources,
        Err(fault) => return Failure::load(voice, &fault).report(),
    };
    let (edition, problems) = handbook::read(&sources);
    match args.format {
        Format::Human => {
            finding::print(&sources, &problems, voice);
            tell(&summary(&problems, edition.is_some(), voice));
        }
        Format::Json => tell(&json(&sources, &problems, voice)),
    }
    if problems.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FOUND)
    }
}

fn summary(problems: &[Problem], runs: bool, voice: Voice) -> String {
    let errors = count(problems, Severity::Error);
    let arguments = [
        ("errors", errors.into()),
        ("warnings", (problems.len() - errors).into()),
    ];
    let key = match (problems.is_empty(), runs) {
        (true, _) => "check-sound",
        (false, true) => "check-runs",
        (false, false) => "check-broken",
    };
    voice.say_with(key, &arguments)
}

/// What programs read. Keys are only ever added.
#[derive(Serialize)]
struct Findings<'a> {
    errors: usize,
    warnings: usize,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    severity: &'static str,
    number: &'static str,
    code: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    /// First byte in the file.
    from: usize,
    /// First byte after it.
    to: usize,
    article: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

fn json(sources: &[SourceText], problems: &[Problem], voice: Voice) -> String {
    let errors = count(problems, Severity::Error);
    let findings = problems.iter().map(|problem| {
        let (line, column) = problem.position(sources);
        FindingJson {
            severity: match problem.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            number: problem.kind.number(),
            code: problem.kind.code(),
            file: sources
                .get(problem.file)
                .map_or("", |source| source.name.as_str()),
            line,
            column,
            from: problem.span.start,
            to: problem.span.end,
            article: &problem.article,
            message: finding::message(problem, voice),
            help: finding::help(problem, voice),
        }
    });
    let findings = Findings {
        errors,
        warnings: problems.len() - errors,
        findings: findings.collect(),
    };
    serde_json::to_string_pretty(&findings).unwrap_or_default()
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems
        .iter()
        .filter(|problem| problem.severity() == severity)
        .count()
}
