//! `yinuo handbook graph`: the steps of each record as a drawing, for people or for Graphviz.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use casework::people::Directory;
use casework::situation::Editions;
use clap::{Args, ValueEnum};
use handbook::event::EventName;
use handbook::graph::{Chart, Phrase, STATES_MAX, WAYS_MAX, Words};
use handbook::rule::{Actor, PromiseTime, Record};
use handbook::{Edition, Id, Label, Lang};
use worktime::{Instant, Zone};

use super::failure::Failure;
use super::{finding, tell};
use crate::handbooks;
use crate::texts::Voice;
use crate::wording::Wording;

/// What to draw, and where to.
#[derive(Debug, Args)]
pub(crate) struct GraphArgs {
    /// A file, a folder with a handbook.toml, or the name of a handbook that is shipped.
    path: String,
    /// The record to draw, by its id; all of them if it is left out.
    #[arg(long)]
    record: Option<String>,
    /// For people, or for Graphviz.
    #[arg(long, value_enum, default_value_t = Format::Svg)]
    format: Format,
    /// A folder, or a file for a single record. Without it, one record is printed and several go into this folder.
    #[arg(long)]
    output: Option<PathBuf>,
}

/// How drawings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers and documents.
    Svg,
    /// A graph in the DOT language.
    Dot,
}

/// Status 0 if everything was drawn, 2 if something couldn't be.
pub(crate) fn run(args: &GraphArgs, voice: Voice) -> ExitCode {
    match draw(args, voice) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn draw(args: &GraphArgs, voice: Voice) -> Result<(), Failure> {
    let edition = Arc::new(checked(&args.path, voice)?);
    let records = wanted(args, &edition, voice)?;
    let target = Target::of(args, records.len(), voice)?;
    let words = Speaker(wording(&edition, voice));
    let mut too_large = Vec::new();
    for record in records {
        let Ok(chart) = Chart::of(&edition, record) else {
            let arguments = [
                ("record", voice.label(&record.meta.name).into()),
                ("states", STATES_MAX.into()),
                ("ways", WAYS_MAX.into()),
            ];
            too_large.push(voice.say_with("graph-too-large", &arguments));
            continue;
        };
        let drawing = match args.format {
            Format::Svg => chart.svg(&words),
            Format::Dot => chart.dot(&words),
        };
        target.write(&record.meta.id, args.format, &drawing, voice)?;
    }
    match too_large.is_empty() {
        true => Ok(()),
        false => Err(Failure::unreadable(too_large.join("\n"))),
    }
}

/// The edition of a book without errors. Its findings are told only if there are some: a drawing may go to the standard output.
fn checked(path: &str, voice: Voice) -> Result<Edition, Failure> {
    let sources = handbooks::load(path).map_err(|fault| Failure::load(voice, &fault))?;
    let (edition, problems) = handbook::read(&sources);
    edition.ok_or_else(|| {
        finding::print(&sources, &problems, voice);
        Failure::unreadable(voice.say("failure-handbook"))
    })
}

/// The records to draw: all, or the one that is asked for by its id or its name.
fn wanted<'a>(
    args: &GraphArgs,
    edition: &'a Edition,
    voice: Voice,
) -> Result<Vec<&'a Record>, Failure> {
    let records: Vec<&Record> = Chart::records(edition).collect();
    if records.is_empty() {
        return Err(Failure::unreadable(voice.say("graph-no-record")));
    }
    let Some(word) = &args.record else {
        return Ok(records);
    };
    let is_meant = |record: &&Record| {
        let name = &record.meta.name;
        record.meta.id == **word || name.own == *word || name.en.as_ref() == Some(word)
    };
    if let Some(record) = records.iter().copied().find(is_meant) {
        return Ok(vec![record]);
    }
    let ids: Vec<&str> = records
        .iter()
        .map(|record| record.meta.id.as_str())
        .collect();
    let mut lines = vec![voice.say_with("graph-unknown-record", &[("word", word.as_str().into())])];
    if let Some(nearest) = handbook::nearest(word, ids.iter().copied()) {
        lines.push(voice.say_with("problem-nearest", &[("word", nearest.into())]));
    }
    let known = ids.join(&voice.say("list-between"));
    lines.push(voice.say_with("graph-known-records", &[("known", known.into())]));
    Err(Failure::unreadable(lines.join("\n")))
}

/// Where drawings go.
enum Target {
    Standard,
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    fn of(args: &GraphArgs, count: usize, voice: Voice) -> Result<Self, Failure> {
        let Some(output) = args.output.clone() else {
            return Ok(match count {
                1 => Self::Standard,
                _ => Self::Folder(PathBuf::from(".")),
            });
        };
        let is_folder = output.is_dir() || output.extension().is_none();
        match (is_folder, count) {
            (true, _) => {
                fs::create_dir_all(&output).map_err(|error| unwritten(voice, &output, &error))?;
                Ok(Self::Folder(output))
            }
            (false, 1) => Ok(Self::File(output)),
            (false, _) => Err(Failure::unreadable(
                voice.say_with("graph-one-file", &[("count", count.into())]),
            )),
        }
    }

    fn write(
        &self,
        record: &Id,
        format: Format,
        drawing: &str,
        voice: Voice,
    ) -> Result<(), Failure> {
        let path = match self {
            Self::Standard => {
                tell(drawing.trim_end());
                return Ok(());
            }
            Self::File(path) => path.clone(),
            Self::Folder(folder) => {
                let ending = match format {
                    Format::Svg => "svg",
                    Format::Dot => "dot",
                };
                folder.join(format!("{record}.{ending}"))
            }
        };
        fs::write(&path, drawing).map_err(|error| unwritten(voice, &path, &error))?;
        tell(&path.display().to_string());
        Ok(())
    }
}

fn unwritten(voice: Voice, path: &Path, error: &std::io::Error) -> Failure {
    let arguments = [
        ("path", path.display().to_string().into()),
        ("detail", error.to_string().into()),
    ];
    Failure::unreadable(voice.say_with("failure-file", &arguments))
}

/// Words about a book that no company has published: there are no people, and no time passes.
fn wording(edition: &Arc<Edition>, voice: Voice) -> Wording {
    let calendar = edition.calendar(&edition.default_calendar);
    Wording {
        voice,
        edition: Arc::clone(edition),
        editions: Arc::new(Editions::default()),
        zone: calendar.map_or_else(Zone::utc, |rule| rule.calendar.zone().clone()),
        now: Instant::default(),
        directory: Arc::new(Directory::default()),
    }
}

/// Speaks of rules as the pages do.
struct Speaker(Wording);

impl Speaker {
    fn about(&self, key: &str, name: &str, text: &str) -> String {
        self.0.say_with(key, &[(name, text.into())])
    }

    fn list(&self, names: &[String]) -> String {
        self.0.list(names.iter().cloned())
    }
}

impl Words for Speaker {
    fn lang(&self) -> Lang {
        self.0.voice.lang
    }

    fn name(&self, label: &Label) -> String {
        self.0.label(label)
    }

    fn own(&self, text: &str) -> String {
        self.0.voice.own(text)
    }

    fn actors(&self, actors: &[Actor], record: &Id) -> String {
        self.0.actors(actors, Some(record))
    }

    fn happenings(&self, events: &[EventName]) -> String {
        self.0.happenings(events)
    }

    fn time(&self, time: &PromiseTime, record: &Id) -> String {
        match time {
            PromiseTime::Within(timed) => self.0.length(&timed.length),
            PromiseTime::DueField(field) => {
                let field = self.0.actor(&Actor::Field(field.clone()), Some(record));
                self.about("rule-due-field", "field", &field)
            }
            PromiseTime::DueBefore(anchor) => {
                let field = self
                    .0
                    .actor(&Actor::Field(anchor.field.clone()), Some(record));
                let length = anchor.before.map(|length| self.0.length(&length));
                let length = length.unwrap_or_default();
                let words = [("length", length.into()), ("field", field.into())];
                self.0.say_with("rule-due-before", &words)
            }
        }
    }

    fn say(&self, phrase: &Phrase<'_>) -> String {
        match phrase {
            Phrase::Title { record } => self.about("graph-title", "record", record),
            Phrase::Subtitle { book, version } => {
                let arguments = [("book", (*book).into()), ("version", (*version).into())];
                self.0.say_with("graph-subtitle", &arguments)
            }
            Phrase::Opening => self.0.say("graph-opening"),
            Phrase::List(names) => self.list(names),
            Phrase::Either(names) => names.join(&self.0.say("list-or")),
            Phrase::EveryOpenState => self.0.say("graph-every-open"),
            Phrase::EveryOpenStateBut(names) => {
                self.about("graph-every-open-but", "states", &self.list(names))
            }
            Phrase::NotBy(barred) => self.about("graph-not-by", "who", barred),
            Phrase::RecordedBy(staff) => self.about("graph-recorded-by", "who", staff),
            Phrase::Form(form) => self.about("graph-form", "form", form),
            Phrase::Note => self.0.say("graph-note"),
            Phrase::Opens(record) => self.about("graph-opens", "record", record),
            Phrase::Clocks => self.0.say("graph-clocks"),
            Phrase::ClockBegins => self.0.say("graph-clock-begins"),
            Phrase::ClockKept => self.0.say("graph-clock-kept"),
            Phrase::Clock {
                begins,
                counted_from,
                kept,
            } => {
                let key = match counted_from {
                    Some(_) => "graph-clock-counted",
                    None => "graph-clock",
                };
                let field = counted_from.unwrap_or_default();
                let arguments = [
                    ("begins", (*begins).into()),
                    ("field", field.into()),
                    ("kept", (*kept).into()),
                ];
                self.0.say_with(key, &arguments)
            }
            Phrase::ClockPauses(states) => {
                self.about("graph-clock-pauses", "states", &self.list(states))
            }
            Phrase::Gates => self.0.say("graph-gates"),
            Phrase::Sentence { from, step, by, to } => {
                let key = match from {
                    Some(_) => "graph-sentence",
                    None => "graph-sentence-opening",
                };
                let arguments = [
                    ("from", from.unwrap_or_default().into()),
                    ("step", (*step).into()),
                    ("by", (*by).into()),
                    ("to", (*to).into()),
                ];
                self.0.say_with(key, &arguments)
            }
            Phrase::SentenceGap => self.0.say("time-between-sentences"),
        }
    }
}
