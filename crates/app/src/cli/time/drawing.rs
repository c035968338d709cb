//! A refusal on the terminal: what is wrong, and the text with the place underlined.

use std::io::IsTerminal as _;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};

use super::refusal::{Place, Refusal};
use crate::cli::finding::without_paint;
use crate::texts::Voice;

/// Texts that are longer aren't drawn, only told about.
const DRAWN_BYTES_MAX: usize = 2_000;

/// A few lines for the standard error.
pub(super) fn drawn(refusal: &Refusal, voice: Voice) -> String {
    let name = match &refusal.place {
        Place::Key(key) => format!("--{}", key.name()),
        Place::Word(_) | Place::Line => return refusal.message(voice),
    };
    let message = format!("{name}: {}", refusal.message(voice));
    match &refusal.range {
        Some(range) if refusal.text.len() <= DRAWN_BYTES_MAX => {
            underlined(&name, refusal, range.clone(), &message, voice).unwrap_or(message)
        }
        _ => message,
    }
}

/// `None` if it can't be drawn, which can't happen in memory.
fn underlined(
    name: &str,
    refusal: &Refusal,
    range: std::ops::Range<usize>,
    message: &str,
    voice: Voice,
) -> Option<String> {
    let word = voice.say("severity-error");
    let color = std::io::stderr().is_terminal();
    let spot = (name, range);
    let config = Config::default()
        .with_color(color)
        .with_index_type(IndexType::Byte);
    let label = Label::new(spot.clone())
        .with_message(voice.say("problem-here"))
        .with_color(Color::Red);
    let report = Report::build(ReportKind::Custom(&word, Color::Red), spot)
        .with_config(config)
        .with_message(message)
        .with_label(label)
        .finish();
    let mut text = Vec::new();
    report
        .write((name, Source::from(refusal.text.as_str())), &mut text)
        .ok()?;
    let text = if color { text } else { without_paint(text) };
    let text = String::from_utf8(text).ok()?;
    Some(text.trim_end().to_owned())
}
