//! `yinuo handbook coverage`: which rules carry which article, for people, programs and tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use handbook::Edition;
use handbook::coverage::{self, Carries, Coverage, CoveringRule, PartCoverage};
use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr as _;

use super::failure::Failure;
use super::{handbook_explain, tell};
use crate::texts::Voice;

/// Largest file of requirements that is read.
const REQUIREMENTS_BYTES_MAX: u64 = 1024 * 1024;

/// What to tell of which book.
#[derive(Debug, Args)]
#[command(after_help = "Status 0 if the table was made, 2 if the book can't be read or used.")]
pub(crate) struct CoverageArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// For people, for programs, or as a table.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// A TOML file of requirements, each a table with the rules that carry it: rules = ["promise.x"]
    #[arg(long, value_name = "FILE")]
    requirements: Option<PathBuf>,
}

/// How the table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// How many of which kind, in columns.
    Human,
    /// One JSON object with every rule.
    Json,
    /// A line for every rule.
    Csv,
}

/// A requirement, as far as it is read here.
#[derive(Debug, Deserialize)]
struct Requirement {
    #[serde(default)]
    rules: Vec<String>,
}

/// What a file of requirements says of a book.
#[derive(Default)]
struct Requirements {
    /// Ids by rule.
    by_rule: BTreeMap<String, Vec<String>>,
    /// Ids that name no rule that the book has.
    uncarried: Vec<String>,
}

/// The whole answer for programs. Keys are only ever added.
#[derive(Serialize)]
struct Answer<'a> {
    title: &'a str,
    version: &'a str,
    articles: Vec<Row<'a>>,
    totals: Sums<'a>,
    requirements_without_rule: &'a [String],
}

#[derive(Serialize)]
struct Row<'a> {
    article: &'a str,
    title: &'a str,
    item: Option<u32>,
    rules: Vec<RuleRow<'a>>,
}

#[derive(Serialize)]
struct RuleRow<'a> {
    rule: String,
    kind: &'a str,
    name: String,
    carries: &'static str,
    requirements: Vec<String>,
}

#[derive(Serialize)]
struct Sums<'a> {
    articles: usize,
    with_acting_rules: usize,
    declaring_only: usize,
    without_rules: usize,
    rules: BTreeMap<&'a str, usize>,
}

/// Status 0, or 2 if the book can't be read or used.
pub(crate) fn run(args: &CoverageArgs, voice: Voice) -> ExitCode {
    match answer(args, voice) {
        Ok(text) => {
            tell(text.trim_end());
            ExitCode::SUCCESS
        }
        Err(failure) => failure.report(),
    }
}

fn answer(args: &CoverageArgs, voice: Voice) -> Result<String, Failure> {
    let edition = handbook_explain::sound(&args.path, voice)?;
    let covered = coverage::coverage(&edition);
    let requirements = match &args.requirements {
        Some(path) => requirements(path, &covered, voice)?,
        None => Requirements::default(),
    };
    match args.format {
        Format::Human => Ok(human(&covered, &requirements, voice)),
        Format::Json => json(&edition, &covered, &requirements, voice),
        Format::Csv => csv(&covered, &requirements, voice),
    }
}

fn requirements(
    path: &std::path::Path,
    covered: &Coverage,
    voice: Voice,
) -> Result<Requirements, Failure> {
    let unreadable = |detail: String| {
        let path = path.display().to_string();
        let facts = [("path", path.into()), ("detail", detail.into())];
        Failure::unreadable(voice.say_with("failure-file", &facts))
    };
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(error.to_string()))?
        .len();
    if size > REQUIREMENTS_BYTES_MAX {
        return Err(unreadable(voice.say("coverage-too-large")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let listed: BTreeMap<String, Requirement> =
        toml::from_str(&text).map_err(|error| unreadable(error.message().to_owned()))?;
    let known: BTreeSet<String> = all(covered).map(CoveringRule::full).collect();
    let mut found = Requirements::default();
    for (id, requirement) in listed {
        let carriers = requirement
            .rules
            .iter()
            .filter(|rule| known.contains(*rule));
        let mut is_carried = false;
        for rule in carriers {
            is_carried = true;
            found
                .by_rule
                .entry(rule.clone())
                .or_default()
                .push(id.clone());
        }
        if !is_carried {
            found.uncarried.push(id);
        }
    }
    Ok(found)
}

fn all(covered: &Coverage) -> impl Iterator<Item = &CoveringRule> {
    covered.articles.iter().flat_map(|article| article.rules())
}

fn human(covered: &Coverage, requirements: &Requirements, voice: Voice) -> String {
    let has_requirements = !requirements.by_rule.is_empty() || !requirements.uncarried.is_empty();
    let mut head = vec!["coverage-article", "coverage-acts", "coverage-declares"];
    if has_requirements {
        head.push("coverage-requirements");
    }
    let mut rows: Vec<Vec<String>> = vec![head.into_iter().map(|key| voice.say(key)).collect()];
    for article in &covered.articles {
        let title = format!(
            "{} {}",
            voice.own(&article.label),
            voice.own(&article.title)
        );
        let is_bare = article.rules().next().is_none();
        let whole = article.parts.iter().find(|part| part.source.item.is_none());
        let mut first = cells(whole, requirements, voice);
        if is_bare && let Some(cell) = first.first_mut() {
            *cell = voice.say("coverage-none");
        }
        rows.push([vec![title.trim().to_owned()], first].concat());
        let items = article
            .parts
            .iter()
            .filter(|part| part.source.item.is_some());
        for part in items.filter(|_| !is_bare) {
            let number = i64::from(part.source.item.unwrap_or_default());
            let name = voice.say_with("coverage-item", &[("number", number.into())]);
            rows.push([vec![name], cells(Some(part), requirements, voice)].concat());
        }
    }
    let mut lines = aligned(&rows);
    lines.push(String::new());
    lines.extend(sums(covered, requirements, voice));
    lines.join("\n")
}

/// Acting rules, declarations and requirements of a part, a cell each.
fn cells(part: Option<&PartCoverage>, requirements: &Requirements, voice: Voice) -> Vec<String> {
    let rules: &[CoveringRule] = part.map_or(&[], |part| &part.rules);
    let acting = rules.iter().filter(|rule| rule.carries == Carries::Acts);
    let declaring = rules
        .iter()
        .filter(|rule| rule.carries == Carries::Declares)
        .count();
    let provided = rules
        .iter()
        .filter(|rule| rule.carries == Carries::Provided)
        .count();
    let declared = [
        ("coverage-declared", declaring),
        ("coverage-provided", provided),
    ];
    let declared = declared.into_iter().filter(|(_, count)| *count > 0);
    let declared: Vec<String> = declared
        .map(|(key, count)| voice.say_with(key, &[("count", count.into())]))
        .collect();
    let ids = rules
        .iter()
        .filter_map(|rule| requirements.by_rule.get(&rule.full()));
    let ids: BTreeSet<&str> = ids.flatten().map(String::as_str).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    vec![by_kind(acting, voice), declared.join(" "), ids.join(" ")]
}

fn by_kind<'a>(rules: impl Iterator<Item = &'a CoveringRule>, voice: Voice) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for rule in rules {
        match kinds.iter_mut().find(|(kind, _)| *kind == rule.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((rule.kind, 1)),
        }
    }
    counted(kinds, voice)
}

fn counted<'a>(kinds: impl IntoIterator<Item = (&'a str, usize)>, voice: Voice) -> String {
    let kinds = kinds.into_iter().map(|(kind, count)| {
        let kind = voice.say(&format!("explain-kind-{kind}"));
        voice.say_with(
            "coverage-kind",
            &[("kind", kind.into()), ("count", count.into())],
        )
    });
    let kinds: Vec<String> = kinds.collect();
    kinds.join(&voice.say("list-between"))
}

/// Rows with their columns below each other; a Chinese character is two columns wide.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or_default()
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let gap = width.saturating_sub(cell.width());
            format!("{cell}{}", " ".repeat(gap))
        });
        let cells: Vec<String> = cells.collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn sums(covered: &Coverage, requirements: &Requirements, voice: Voice) -> Vec<String> {
    let totals = covered.totals();
    let facts = [
        ("articles", totals.articles.into()),
        ("acting", totals.acting.into()),
        ("declaring", totals.declaring.into()),
        ("bare", totals.bare.into()),
    ];
    let mut lines = vec![voice.say_with("coverage-totals", &facts)];
    let rules: usize = totals.kinds.values().sum();
    let kinds = counted(totals.kinds, voice);
    let facts = [("rules", rules.into()), ("kinds", kinds.into())];
    lines.push(voice.say_with("coverage-rules", &facts));
    let bare = covered
        .articles
        .iter()
        .filter(|article| article.rules().next().is_none());
    let bare: Vec<String> = bare.map(|article| voice.own(&article.label)).collect();
    let named = [
        ("coverage-bare", bare),
        ("coverage-uncarried", requirements.uncarried.clone()),
    ];
    for (key, names) in named.into_iter().filter(|(_, names)| !names.is_empty()) {
        let names = names.join(&voice.say("list-between"));
        lines.push(voice.say_with(key, &[("names", names.into())]));
    }
    lines.push(voice.say("coverage-hint"));
    lines
}

fn json(
    edition: &Edition,
    covered: &Coverage,
    requirements: &Requirements,
    voice: Voice,
) -> Result<String, Failure> {
    let articles = covered.articles.iter().flat_map(|article| {
        article.parts.iter().map(|part| Row {
            article: &article.label,
            title: &article.title,
            item: part.source.item,
            rules: part
                .rules
                .iter()
                .map(|rule| row(rule, requirements, voice))
                .collect(),
        })
    });
    let totals = covered.totals();
    let answer = Answer {
        title: &edition.title,
        version: &edition.version,
        articles: articles.collect(),
        totals: Sums {
            articles: totals.articles,
            with_acting_rules: totals.acting,
            declaring_only: totals.declaring,
            without_rules: totals.bare,
            rules: totals.kinds.clone(),
        },
        requirements_without_rule: &requirements.uncarried,
    };
    serde_json::to_string_pretty(&answer).map_err(|error| Failure::system(voice, &error))
}

fn row<'a>(rule: &'a CoveringRule, requirements: &Requirements, voice: Voice) -> RuleRow<'a> {
    RuleRow {
        rule: rule.full(),
        kind: rule.kind,
        name: voice.label(&rule.name),
        carries: match rule.carries {
            Carries::Acts => "acts",
            Carries::Declares => "declares",
            Carries::Provided => "provided",
        },
        requirements: requirements
            .by_rule
            .get(&rule.full())
            .cloned()
            .unwrap_or_default(),
    }
}

fn csv(covered: &Coverage, requirements: &Requirements, voice: Voice) -> Result<String, Failure> {
    let failed = |error: csv::Error| Failure::system(voice, &error);
    let mut table = csv::Writer::from_writer(Vec::new());
    let head = [
        "article",
        "title",
        "item",
        "rule",
        "kind",
        "name",
        "carries",
        "requirements",
    ];
    table.write_record(head).map_err(failed)?;
    for article in &covered.articles {
        if article.parts.is_empty() {
            let cells = [&*article.label, &*article.title, "", "", "", "", "", ""];
            table.write_record(cells).map_err(failed)?;
        }
        for part in &article.parts {
            let item = part
                .source
                .item
                .map(|item| item.to_string())
                .unwrap_or_default();
            let place = [
                article.label.as_str(),
                article.title.as_str(),
                item.as_str(),
            ];
            if part.rules.is_empty() {
                let cells = place.into_iter().chain([""; 5]);
                table.write_record(cells).map_err(failed)?;
            }
            for rule in &part.rules {
                let row = row(rule, requirements, voice);
                let ids = row.requirements.join(" ");
                let cells = [&*row.rule, row.kind, &*row.name, row.carries, &*ids];
                table
                    .write_record(place.into_iter().chain(cells))
                    .map_err(failed)?;
            }
        }
    }
    let bytes = table
        .into_inner()
        .map_err(|error| Failure::system(voice, &error))?;
    String::from_utf8(bytes).map_err(|error| Failure::system(voice, &error))
}
