//! `yinuo handbook ask`: the figures that a book leaves to the company, each beside its sentence.

mod json;
mod paste;

use std::process::ExitCode;

use clap::Args;
use handbook::SourceText;
use handbook::compose::{ParamOrigin, Question, questions};
use handbook::rule::ParamType;

use super::failure::Failure;
use super::handbook_check::Format;
use super::tell;
use crate::handbooks;
use crate::texts::Voice;

/// Status when something has no value yet.
const OPEN: u8 = 1;

/// What to ask about.
#[derive(Debug, Args)]
#[command(
    after_help = "Status 0 if every figure has a value, 1 if some have none, 2 if the book couldn't be read."
)]
pub(crate) struct AskArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// Those that have a value, too.
    #[arg(long)]
    all: bool,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// Status 0 if every param has a value, 1 if some have none, 2 if the book couldn't be read.
pub(crate) fn run(args: &AskArgs, voice: Voice) -> ExitCode {
    let sources = match handbooks::load(&args.path) {
        Ok(sources) => sources,
        Err(fault) => return Failure::load(voice, &fault).report(),
    };
    let all = questions(&sources);
    let open = all
        .iter()
        .filter(|question| question.value.is_none())
        .count();
    let asked: Vec<&Question> = all
        .iter()
        .filter(|question| args.all || question.value.is_none())
        .collect();
    match args.format {
        Format::Human => tell(&human(&asked, open, all.len(), voice)),
        Format::Json => tell(&json::written(&sources, &asked, open, voice)),
    }
    if open == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(OPEN)
    }
}

fn human(asked: &[&Question], open: usize, all: usize, voice: Voice) -> String {
    let counts = [("open", open.into()), ("all", all.into())];
    let key = match (all, open) {
        (0, _) => "ask-none",
        (_, 0) => "ask-settled",
        _ => "ask-open",
    };
    let mut lines = vec![voice.say_with(key, &counts)];
    for question in asked {
        lines.push(String::new());
        lines.extend(about(question, voice));
    }
    if !asked.is_empty() {
        lines.push(String::new());
        lines.push(voice.say("ask-paste"));
        lines.push(String::new());
        lines.push(paste::block(asked, voice));
    }
    lines.join("\n")
}

/// What is said of one param: its name, its sentence, what it takes, what it is now, what changes with it.
fn about(question: &Question, voice: Voice) -> Vec<String> {
    let mut lines = Vec::new();
    let name = voice.label(&question.name);
    lines.push(match name == question.id.as_str() {
        true => name,
        false => format!("{name} ({})", question.id),
    });
    let mut line = |key: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!(
                "  {}",
                voice.say_with(key, &[("text", text.into())])
            ));
        }
    };
    let sentence = match (question.citation.as_str(), question.sentence.as_str()) {
        ("", sentence) => sentence.to_owned(),
        (citation, "") => voice.own(citation),
        (citation, sentence) => format!("{} {}", voice.own(citation), voice.own(sentence)),
    };
    line("ask-sentence", sentence);
    line("ask-takes", takes(question, voice));
    line("ask-choices", choices(question, voice));
    line("ask-value", value(question, voice));
    line("ask-used", used(question, voice));
    lines
}

/// The type with bounds and unit.
fn takes(question: &Question, voice: Voice) -> String {
    let mut text = voice.say(&format!("param-type-{}", type_word(question.kind)));
    if let Some((least, most)) = &question.bounds {
        let bounds = [
            ("least", least.as_str().into()),
            ("most", most.as_str().into()),
        ];
        text = format!("{text}{}", voice.say_with("ask-bounds", &bounds));
    }
    if let Some(unit) = &question.unit {
        let unit = [("unit", voice.label(unit).into())];
        text = format!("{text}{}", voice.say_with("ask-unit", &unit));
    }
    text
}

fn choices(question: &Question, voice: Voice) -> String {
    let choice = |(value, name): &(String, Option<handbook::Label>)| match name {
        Some(name) => format!("{value} ({})", voice.label(name)),
        None => value.clone(),
    };
    let choices: Vec<String> = question.allowed.iter().map(choice).collect();
    choices.join(", ")
}

fn value(question: &Question, voice: Voice) -> String {
    match (&question.value, &question.origin) {
        (Some(value), Some(ParamOrigin::List { file })) => voice.say_with(
            "ask-value-listed",
            &[
                ("value", value.as_str().into()),
                ("file", file.as_str().into()),
            ],
        ),
        (Some(value), _) => value.clone(),
        (None, _) => voice.say("ask-value-none"),
    }
}

fn used(question: &Question, voice: Voice) -> String {
    let rule = |used: &handbook::compose::Used| {
        let rule = format!("{}.{}", used.kind, used.id);
        match voice.label(&used.name) {
            name if name.is_empty() => rule,
            name => format!("{rule} ({name})"),
        }
    };
    let rules: Vec<String> = question.used.iter().map(rule).collect();
    rules.join(", ")
}

/// The word of a type in a book.
fn type_word(kind: ParamType) -> &'static str {
    match kind {
        ParamType::Duration => "duration",
        ParamType::Period => "period",
        ParamType::Number => "number",
        ParamType::Percent => "percent",
        ParamType::Text => "text",
        ParamType::YesNo => "yes_no",
        ParamType::Role => "role",
        ParamType::Event => "event",
        ParamType::Money => "money",
        ParamType::Choice => "choice",
    }
}

/// The file and line in which a param is declared.
fn place<'s>(sources: &'s [SourceText], question: &Question) -> (&'s str, usize) {
    let (file, span) = &question.place;
    let Some(source) = sources.get(*file) else {
        return ("", 0);
    };
    let before = source.text.get(..span.start).unwrap_or_default();
    (&source.name, 1 + before.matches('\n').count())
}
