//! `yinuo handbook check`: everything that is wrong with a handbook, for people or for programs.

mod json;

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use handbook::problem::{Problem, Severity};

use super::failure::Failure;
use super::{finding, tell};
use crate::handbooks;
use crate::texts::Voice;

/// Status when the book can't be used, or has notes where those were denied.
const FOUND: u8 = 1;

/// So many findings are a list at whose end nobody remembers the beginning.
const LONG_LIST: usize = 5;

/// Articles that are named at the end of a list.
const ARTICLES_NAMED_MAX: usize = 8;

/// What to check.
#[derive(Debug, Args)]
#[command(
    after_help = "Status 0 if the book can be used, 1 if it can't, 2 if it couldn't be read."
)]
pub(crate) struct CheckArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// End with status 1 where there are notes, too, not only errors.
    #[arg(long)]
    deny_warnings: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// In sentences, with the source underlined.
    Human,
    /// One JSON object.
    Json,
}

/// Status 0 if the book can be used, 1 if it can't or has notes that are denied, 2 if it couldn't be read.
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
        Format::Json => tell(&json::written(&sources, &problems, voice)),
    }
    let denied = args.deny_warnings && !problems.is_empty();
    if denied || count(&problems, Severity::Error) > 0 {
        ExitCode::from(FOUND)
    } else {
        ExitCode::SUCCESS
    }
}

/// How many findings of which weight there are, and after a long list in which articles.
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
    let mut lines = vec![voice.say_with(key, &arguments)];
    if problems.len() >= LONG_LIST {
        lines.push(places(problems, voice));
        lines.push(voice.say("check-numbers"));
    }
    lines.join("\n")
}

/// The articles with findings, in the order of the book, and how many each has.
fn places(problems: &[Problem], voice: Voice) -> String {
    let mut articles: Vec<(&str, usize)> = Vec::new();
    for problem in problems {
        match articles
            .iter_mut()
            .find(|(label, _)| *label == problem.article)
        {
            Some((_, count)) => *count += 1,
            None => articles.push((&problem.article, 1)),
        }
    }
    let named = articles.iter().take(ARTICLES_NAMED_MAX);
    let place = |(label, count): &(&str, usize)| {
        let article = match *label {
            "" => voice.say("check-no-article"),
            label => label.to_owned(),
        };
        voice.say_with(
            "check-place",
            &[("article", article.into()), ("count", (*count).into())],
        )
    };
    let places: Vec<String> = named.map(place).collect();
    let more: usize = articles
        .iter()
        .skip(ARTICLES_NAMED_MAX)
        .map(|(_, count)| count)
        .sum();
    let arguments = [
        ("places", places.join(&voice.say("list-between")).into()),
        ("more", more.into()),
    ];
    let key = match more {
        0 => "check-where",
        _ => "check-where-more",
    };
    voice.say_with(key, &arguments)
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems
        .iter()
        .filter(|problem| problem.severity() == severity)
        .count()
}

#[cfg(test)]
mod tests {
    use handbook::Lang;
    use handbook::problem::ProblemKind;

    use super::*;

    fn problem(article: &str, kind: ProblemKind) -> Problem {
        Problem {
            file: 0,
            span: 0..0,
            article: article.to_owned(),
            kind,
            related: Vec::new(),
        }
    }

    fn note(article: &str) -> Problem {
        let word = "兩小時".to_owned();
        problem(article, ProblemKind::FigureWithoutRule { word })
    }

    #[test]
    fn a_short_list_ends_with_its_counts() {
        let voice = Voice::new(Lang::ZhHant);
        assert_eq!(summary(&[], true, voice), "沒有發現問題。");
        assert_eq!(
            summary(&[note("第一條")], true, voice),
            "1個提醒，手冊可以使用。"
        );
        assert_eq!(
            summary(&[note("1")], true, Voice::new(Lang::En)),
            "1 note; the handbook can be used."
        );
    }

    #[test]
    fn a_long_list_ends_with_its_articles_in_the_order_of_the_book() {
        let mut problems = vec![problem(
            "",
            ProblemKind::Head {
                key: "lang".to_owned(),
            },
        )];
        problems.extend(["第一條", "第二條", "第一條", "第三條"].map(note));
        let says = summary(&problems, false, Voice::new(Lang::ZhHant));
        assert_eq!(
            says,
            "1個錯誤、4個提醒，改正錯誤後才能使用。\n\
             分布：第一條之前 1個、第一條 2個、第二條 1個、第三條 1個。\n\
             每個編號的說明見 docs/findings.md。"
        );
        let many: Vec<Problem> = (0..20).map(|article| note(&article.to_string())).collect();
        let says = summary(&many, true, Voice::new(Lang::En));
        assert!(says.contains("7 (1), and 12 more."), "{says}");
    }
}
