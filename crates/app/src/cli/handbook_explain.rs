//! `yinuo handbook explain`: what a rule does, in words, with worked dates and the chain around it.

use std::process::ExitCode;
use std::sync::Arc;

use casework::people::Directory;
use casework::situation::Editions;
use clap::{Args, ValueEnum};
use handbook::coverage::{self, CoveringRule};
use handbook::problem::Severity;
use handbook::{Edition, Lang};
use serde::Serialize;
use unicode_width::UnicodeWidthStr as _;
use worktime::{Instant, Zone};

use super::failure::Failure;
use super::tell;
use crate::handbooks;
use crate::texts::Voice;
use crate::wording::{Explained, Wording};

/// Hour of the day from which examples are reckoned unless `--at` says another.
const FIRST_HOUR: i8 = 9;

/// Most rules that are named where an id is meant for several.
const NAMED_MAX: usize = 12;

/// What to explain.
#[derive(Debug, Args)]
#[command(
    after_help = "Status 0 if it was explained, 1 if the book has no such rule, 2 if the book can't be read or used."
)]
pub(crate) struct ExplainArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// A rule such as promise.first_reply, or its id alone; or an article such as 第四條 or 4, for every rule of it.
    rule: String,
    /// Local time from which examples are reckoned, such as 2026-12-01T09:00 [default: 09:00 on the day from which the
    /// book holds]
    #[arg(long)]
    at: Option<String>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How explanations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// In sentences.
    Human,
    /// One JSON object.
    Json,
}

/// All that was asked for, for programs. Keys are only ever added.
#[derive(Serialize)]
struct Answer {
    title: String,
    version: String,
    rules: Vec<Explained>,
}

/// Status 0, or 1 if there is no such rule, or 2 if the book can't be read or used.
pub(crate) fn run(args: &ExplainArgs, voice: Voice) -> ExitCode {
    match answer(args, voice) {
        Ok(text) => {
            tell(&text);
            ExitCode::SUCCESS
        }
        Err(failure) => failure.report(),
    }
}

/// A book that can be used.
///
/// # Errors
/// When it can't be read, or has errors.
pub(super) fn sound(path: &str, voice: Voice) -> Result<Edition, Failure> {
    let sources = handbooks::load(path).map_err(|fault| Failure::load(voice, &fault))?;
    let (edition, problems) = handbook::read(&sources);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    edition.ok_or_else(|| {
        let facts = [("errors", errors.into()), ("path", path.into())];
        Failure::unreadable(voice.say_with("explain-broken-book", &facts))
    })
}

fn answer(args: &ExplainArgs, voice: Voice) -> Result<String, Failure> {
    let edition = Arc::new(sound(&args.path, voice)?);
    let wanted = wanted(&edition, &args.rule, voice)?;
    let words = wording(&edition, args.at.as_deref(), voice)?;
    let rules: Vec<Explained> = wanted
        .iter()
        .map(|rule| words.rule_explained(rule))
        .collect();
    match args.format {
        Format::Human => {
            let sheets: Vec<String> = rules.iter().map(|rule| sheet(rule, voice)).collect();
            Ok(sheets.join("\n\n"))
        }
        Format::Json => {
            let answer = Answer {
                title: edition.title.clone(),
                version: edition.version.clone(),
                rules,
            };
            serde_json::to_string_pretty(&answer).map_err(|error| Failure::system(voice, &error))
        }
    }
}

/// The words for a book on paper: nobody works under it, and its day is the one that examples begin on.
fn wording(edition: &Arc<Edition>, at: Option<&str>, voice: Voice) -> Result<Wording, Failure> {
    let calendar = edition.calendar(&edition.default_calendar);
    let zone = calendar.map(|rule| rule.calendar.zone().clone());
    let zone = zone
        .or_else(|| Zone::named("UTC"))
        .ok_or_else(|| Failure::unreadable(voice.say("explain-no-zone")))?;
    let now = match at {
        None => zone.instant(edition.effective.at(FIRST_HOUR, 0, 0, 0)),
        Some(text) => instant(text, &zone).ok_or_else(|| {
            Failure::unreadable(voice.say_with("explain-bad-time", &[("time", text.into())]))
        })?,
    };
    let editions = Editions {
        current: Some(Arc::clone(edition)),
        ..Editions::default()
    };
    Ok(Wording {
        voice,
        edition: Arc::clone(edition),
        editions: Arc::new(editions),
        zone,
        now,
        directory: Arc::new(Directory::default()),
    })
}

/// Local time in the zone, or an instant with its offset.
fn instant(text: &str, zone: &Zone) -> Option<Instant> {
    let local = text.parse::<jiff::civil::DateTime>();
    match local {
        Ok(local) if !text.ends_with('Z') => Some(zone.instant(local)),
        _ => Instant::parse_rfc3339(text).ok(),
    }
}

/// The rules that were asked for: one by its name, or all of an article.
fn wanted(edition: &Edition, asked: &str, voice: Voice) -> Result<Vec<CoveringRule>, Failure> {
    let rules = coverage::rules(edition);
    if let Some(exact) = rules.iter().find(|rule| rule.full() == asked) {
        return Ok(vec![exact.clone()]);
    }
    if let Some(of_article) = of_article(edition, asked) {
        return match of_article.is_empty() {
            true => Err(Failure::found(
                voice.say_with("explain-no-rules", &[("article", asked.into())]),
            )),
            false => Ok(of_article),
        };
    }
    let bare = |rule: &&CoveringRule| {
        rule.id == asked || (rule.kind == "step" && rule.id.ends_with(&format!(".{asked}")))
    };
    let same: Vec<&CoveringRule> = rules.iter().filter(bare).collect();
    match same.as_slice() {
        [one] => Ok(vec![(*one).clone()]),
        [] => Err(unknown(&rules, asked, voice)),
        several => {
            let names = several.iter().take(NAMED_MAX).map(|rule| rule.full());
            let names: Vec<String> = names.collect();
            let facts = [
                ("asked", asked.into()),
                ("rules", names.join(&voice.say("list-between")).into()),
            ];
            Err(Failure::found(voice.say_with("explain-several", &facts)))
        }
    }
}

/// The rules of an article or item as it is cited, in either script; none if there is no such article.
fn of_article(edition: &Edition, asked: &str) -> Option<Vec<CoveringRule>> {
    let folded = |text: &str| Voice::new(Lang::ZhHans).own(text);
    let asked = folded(asked);
    let covered = coverage::coverage(edition);
    for article in covered.articles {
        if folded(&article.label) == asked {
            return Some(article.rules().cloned().collect());
        }
        for part in article.parts {
            if folded(&edition.book.citation(&part.source)) == asked {
                return Some(part.rules);
            }
        }
    }
    None
}

fn unknown(rules: &[CoveringRule], asked: &str, voice: Voice) -> Failure {
    let full: Vec<String> = rules.iter().map(CoveringRule::full).collect();
    let ids = rules.iter().map(|rule| rule.id.as_str());
    let nearest = handbook::nearest(asked, full.iter().map(String::as_str));
    let nearest = nearest.or_else(|| {
        let id = handbook::nearest(asked, ids)?;
        let rule = rules.iter().find(|rule| rule.id == id)?;
        Some(rule.full())
    });
    Failure::found(match nearest {
        Some(nearest) => voice.say_with(
            "explain-unknown-nearest",
            &[("asked", asked.into()), ("nearest", nearest.into())],
        ),
        None => voice.say_with("explain-unknown", &[("asked", asked.into())]),
    })
}

/// A rule on a page of text, its words in a column.
fn sheet(rule: &Explained, voice: Voice) -> String {
    let facts = [
        ("title", rule.title.as_str().into()),
        ("rule", rule.rule.as_str().into()),
    ];
    let mut lines = vec![voice.say_with("explain-title", &facts)];
    lines.push(
        format!("{} {}", rule.citation, rule.heading)
            .trim()
            .to_owned(),
    );
    for prose in &rule.prose {
        lines.push(voice.say_with("quoted", &[("words", prose.as_str().into())]));
    }
    lines.push(String::new());
    let words = rule.parts.iter().map(|part| part.word.width());
    let width = words.max().unwrap_or_default();
    for part in &rule.parts {
        for (position, line) in part.lines.iter().enumerate() {
            let word = if position == 0 {
                part.word.as_str()
            } else {
                ""
            };
            let gap = " ".repeat(width.saturating_sub(word.width()));
            lines.push(format!("{word}{gap}  {line}"));
        }
    }
    lines.join("\n")
}
