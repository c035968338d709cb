//! The `[params]` of a `handbook.toml`, ready to be pasted and filled in.

use handbook::compose::Question;
use handbook::rule::ParamType;
use toml::Value;

use super::type_word;
use crate::texts::Voice;

/// One line a param. What has no value yet is left empty, which the checker refuses at its place: so that
/// nobody takes an example for a decision.
pub(super) fn block(asked: &[&Question], voice: Voice) -> String {
    let mut lines = vec!["[params]".to_owned()];
    let width = asked
        .iter()
        .map(|question| question.id.as_str().len())
        .max();
    let width = width.unwrap_or_default();
    for question in asked {
        let value = value(question);
        let note = note(question, voice);
        lines.push(format!(
            "{:width$} = {value}  # {note}",
            question.id.as_str()
        ));
    }
    lines.join("\n")
}

/// A value as TOML writes it.
fn value(question: &Question) -> String {
    let text = question.value.as_deref().unwrap_or_default();
    let is_bare = match question.kind {
        ParamType::Number | ParamType::Percent => text.parse::<i64>().is_ok(),
        ParamType::YesNo => matches!(text, "true" | "false"),
        _ => false,
    };
    if is_bare {
        return text.to_owned();
    }
    Value::String(text.to_owned()).to_string()
}

/// The name, and what may stand there, on one line.
fn note(question: &Question, voice: Voice) -> String {
    let mut parts = vec![voice.label(&question.name)];
    parts.push(voice.say(&format!("param-form-{}", type_word(question.kind))));
    if let Some((least, most)) = &question.bounds {
        parts.push(format!("{least} … {most}"));
    }
    let choices: Vec<&str> = question
        .allowed
        .iter()
        .map(|(value, _)| value.as_str())
        .collect();
    if !choices.is_empty() {
        parts.push(choices.join(" | "));
    }
    let note = parts.join(" · ");
    note.replace(char::is_control, " ")
}
