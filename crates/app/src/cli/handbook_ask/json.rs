//! The figures of a book for programs.

use handbook::SourceText;
use handbook::compose::{ParamOrigin, Question};
use serde::Serialize;

use super::{paste, place, type_word};
use crate::texts::Voice;

/// What programs read. Keys are only ever added.
#[derive(Serialize)]
struct Asked<'a> {
    /// How many of all params have no value.
    open: usize,
    params: Vec<Param<'a>>,
    /// A `[params]` table with what is listed.
    paste: String,
}

#[derive(Serialize)]
struct Param<'a> {
    id: &'a str,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    unit: Option<String>,
    value: Option<&'a str>,
    /// The `handbook.toml` in which the value stands; none if it stands in the rule.
    value_file: Option<&'a str>,
    least: Option<&'a str>,
    most: Option<&'a str>,
    allowed: Vec<Choice<'a>>,
    sentence: &'a str,
    article: &'a str,
    file: &'a str,
    line: usize,
    used_by: Vec<Used<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    value: &'a str,
    name: Option<String>,
}

#[derive(Serialize)]
struct Used<'a> {
    kind: &'a str,
    id: &'a str,
    name: String,
}

/// One JSON object.
pub(super) fn written(
    sources: &[SourceText],
    asked: &[&Question],
    open: usize,
    voice: Voice,
) -> String {
    let params = asked.iter().map(|question| param(sources, question, voice));
    let asked = Asked {
        open,
        params: params.collect(),
        paste: paste::block(asked, voice),
    };
    serde_json::to_string_pretty(&asked).unwrap_or_default()
}

fn param<'a>(sources: &'a [SourceText], question: &'a Question, voice: Voice) -> Param<'a> {
    let (file, line) = place(sources, question);
    let bounds = question.bounds.as_ref();
    Param {
        id: question.id.as_str(),
        name: voice.label(&question.name),
        kind: type_word(question.kind),
        unit: question.unit.as_ref().map(|unit| voice.label(unit)),
        value: question.value.as_deref(),
        value_file: match &question.origin {
            Some(ParamOrigin::List { file }) => Some(file),
            _ => None,
        },
        least: bounds.map(|(least, _)| least.as_str()),
        most: bounds.map(|(_, most)| most.as_str()),
        allowed: question
            .allowed
            .iter()
            .map(|(value, name)| Choice {
                value,
                name: name.as_ref().map(|name| voice.label(name)),
            })
            .collect(),
        sentence: &question.sentence,
        article: &question.citation,
        file,
        line,
        used_by: question
            .used
            .iter()
            .map(|used| Used {
                kind: &used.kind,
                id: &used.id,
                name: voice.label(&used.name),
            })
            .collect(),
    }
}
