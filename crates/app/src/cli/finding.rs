//! Findings in a handbook on a terminal: in the reader's words, with the source underlined.

mod excerpt;
mod lines;
#[cfg(test)]
mod tests;
mod wording;

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use ariadne::{Cache, Color, Config, Label, Report, ReportKind, Source};
use handbook::SourceText;
use handbook::problem::{Problem, Severity};

use crate::texts::Voice;
use excerpt::{Excerpt, plain};
pub(crate) use lines::Lines;
pub(crate) use wording::{help, message};

/// Findings that are drawn: after so many, nobody scrolls back. The JSON has all of them.
const DRAWN_MAX: usize = 300;

/// Other places of one finding that are drawn; the JSON has all of them.
const RELATED_DRAWN_MAX: usize = 12;

/// Stands before the place that the library prints over a drawing, until it is named as it is in the file.
const PLACE: char = '\u{1}';

/// Where a label stands: file, and characters of its excerpt.
type Spot = (usize, Range<usize>);

/// A place of a finding and what is said there.
struct Remark {
    file: usize,
    span: Range<usize>,
    words: String,
    paint: Color,
}

/// Excerpts of the files that a finding touches, the one in which it stands first.
struct Excerpts {
    files: Vec<(usize, Source<String>)>,
}

/// Prints every finding to the standard output.
pub(crate) fn print(sources: &[SourceText], problems: &[Problem], voice: Voice) {
    let color = io::stdout().is_terminal();
    let text = draw(sources, problems, voice, color);
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Draws every finding.
pub(crate) fn draw(
    sources: &[SourceText],
    problems: &[Problem],
    voice: Voice,
    color: bool,
) -> String {
    let mut text = String::new();
    let lines = Lines::new(sources);
    for problem in problems.iter().take(DRAWN_MAX) {
        match drawing(sources, &lines, problem, voice, color) {
            Some(drawing) => text += &drawing,
            // A finding that can't be drawn is still told in words.
            None => text += &readable(&message(problem, voice)),
        }
        text.push('\n');
        if let Some(help) = help(problem, voice) {
            text += &format!("   {}\n", readable(&help));
        }
        text.push('\n');
    }
    if let Some(more) = problems
        .len()
        .checked_sub(DRAWN_MAX)
        .filter(|more| *more > 0)
    {
        text += &voice.say_with("check-not-drawn", &[("more", more.into())]);
        text.push('\n');
    }
    text
}

/// The library paints words of severity that aren't its own, whatever it is told.
pub(super) fn without_paint(text: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |plain, part| {
            plain + part.split_once('m').map_or(part, |(_, rest)| rest)
        })
        .into_bytes()
}

/// The message, and below it the lines with their labels. `None` if it can't be drawn, which can't happen in memory.
fn drawing(
    sources: &[SourceText],
    lines: &Lines<'_>,
    problem: &Problem,
    voice: Voice,
    color: bool,
) -> Option<String> {
    let (word, paint) = match problem.severity() {
        Severity::Error => (voice.say("severity-error"), Color::Red),
        Severity::Warning => (voice.say("severity-warning"), Color::Yellow),
    };
    let remarks = remarks(problem, voice, paint);
    let (mut excerpts, labels) = excerpts(sources, &remarks);
    let own = remarks.first()?;
    let (main, _) = labels
        .iter()
        .find(|(_, remark)| std::ptr::eq(*remark, own))?;
    let mut report = Report::build(ReportKind::Custom(&word, paint), main.clone())
        .with_config(Config::default().with_color(color))
        .with_code(problem.kind.number())
        .with_message(readable(&message(problem, voice)));
    for (spot, remark) in &labels {
        report = report.with_label(
            Label::new(spot.clone())
                .with_message(readable(&remark.words))
                .with_color(remark.paint),
        );
    }
    let mut text = Vec::new();
    report.finish().write(&mut excerpts, &mut text).ok()?;
    let text = if color { text } else { without_paint(text) };
    let named = with_places(&String::from_utf8_lossy(&text), sources, lines, &remarks);
    let rows: Vec<&str> = named.lines().map(str::trim_end).collect();
    Some(rows.join("\n"))
}

/// The places of a finding, each once, its own first.
fn remarks(problem: &Problem, voice: Voice, paint: Color) -> Vec<Remark> {
    let mut remarks = vec![Remark {
        file: problem.file,
        span: problem.span.clone(),
        words: wording::here(problem, voice),
        paint,
    }];
    let others = problem.related.iter().take(RELATED_DRAWN_MAX);
    for (file, span) in others {
        let is_there = |remark: &Remark| remark.file == *file && remark.span == *span;
        if !remarks.iter().any(is_there) {
            remarks.push(Remark {
                file: *file,
                span: span.clone(),
                words: wording::related(problem, voice),
                paint: Color::Blue,
            });
        }
    }
    remarks
}

/// What is drawn of the files, and where in it the remarks stand: file by file and line by line, as the library wants them.
fn excerpts<'r>(
    sources: &[SourceText],
    remarks: &'r [Remark],
) -> (Excerpts, Vec<(Spot, &'r Remark)>) {
    let mut files = Vec::new();
    let mut labels = Vec::new();
    for file in remarks.iter().map(|remark| remark.file) {
        if files.iter().any(|(known, _)| *known == file) {
            continue;
        }
        let text = sources.get(file).map_or("", |source| source.text.as_str());
        let inside: Vec<&Remark> = remarks
            .iter()
            .filter(|remark| remark.file == file)
            .collect();
        let places: Vec<Range<usize>> = inside.iter().map(|remark| remark.span.clone()).collect();
        let excerpt = Excerpt::new(text, &places);
        let mut spots: Vec<(Spot, &Remark)> = excerpt
            .marks
            .into_iter()
            .map(|mark| (file, mark))
            .zip(inside)
            .collect();
        spots.sort_by_key(|((_, mark), _)| (mark.start, mark.end));
        labels.append(&mut spots);
        files.push((file, Source::from(excerpt.text)));
    }
    (Excerpts { files }, labels)
}

/// Names the places over the excerpts by line and column of the file: the library would give those of the excerpt,
/// which is cut.
fn with_places(
    drawn: &str,
    sources: &[SourceText],
    lines: &Lines<'_>,
    remarks: &[Remark],
) -> String {
    let mut parts = drawn.split(PLACE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (place, rest) = part.split_once(' ').unwrap_or((part, ""));
        let file: Option<usize> = place.split(':').next().and_then(|file| file.parse().ok());
        let remark = remarks.iter().find(|remark| Some(remark.file) == file);
        let named = remark.map(|remark| {
            let name = sources
                .get(remark.file)
                .map_or("", |source| source.name.as_str());
            let (line, column) = lines.place(remark.file, remark.span.start);
            format!("{}:{line}:{column}", readable(name))
        });
        text + &named.unwrap_or_default() + " " + rest
    })
}

/// A text of one line without anything that a terminal would obey: it may quote the book.
fn readable(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => ' ',
            letter => plain(letter),
        })
        .collect()
}

impl Cache<usize> for Excerpts {
    type Storage = String;

    fn fetch(&mut self, file: &usize) -> Result<&Source<String>, impl std::fmt::Debug> {
        let found = self.files.iter().find(|(known, _)| known == file);
        found.map(|(_, source)| source).ok_or("no such file")
    }

    fn display<'b>(&self, file: &'b usize) -> Option<impl std::fmt::Display + 'b> {
        Some(format!("{PLACE}{file}"))
    }
}
