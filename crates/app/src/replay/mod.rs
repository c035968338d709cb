//! Replays the event log of a desk against a handbook, in simulated time: what would have been promised, and what of
//! it was kept. In memory, or into a folder of data that can be served and verified afterwards.

mod fault;
mod ledger;
mod lines;
mod local_time;
mod log;
mod map;
mod play;
mod report;
mod summary;
mod target;

pub use fault::{BadRow, BadRows, MapFault, ReplayFault, RowFault};
pub use ledger::{Entry, Ledger};
pub use summary::{Count, Lateness, RuleFigures, Summary};

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use handbook::Edition;
use handbook::problem::Severity;

use self::log::Log;
use self::map::Map;
use self::play::{Play, Played};
use crate::cli::Failure;
use crate::clock::stopwatch;
use crate::handbooks;
use crate::texts::Voice;

/// What is replayed, against what, and where the answer goes.
#[derive(Args, Clone, Debug)]
pub struct ReplayArgs {
    /// The log: a CSV file with one event a row and the names of its columns in the first line.
    pub log: PathBuf,
    /// Which columns say what: case=…,activity=…,time=…,resource=… (otherwise the map says it).
    #[arg(long)]
    pub columns: Option<String>,
    /// The handbook: a path, or the name of one that is shipped.
    #[arg(long)]
    pub handbook: String,
    /// The map: which activity takes which step, and how times are written.
    #[arg(long)]
    pub map: PathBuf,
    /// Folder for the data: empty, or not there yet. Without it everything happens in memory.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// File for the promises, a row each.
    #[arg(long)]
    pub promises: Option<PathBuf>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// For whom figures are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// What a replay brought to light.
#[derive(Debug)]
pub struct Outcome {
    /// The figures.
    pub summary: Summary,
    /// Rows that were left out.
    pub bad: BadRows,
}

/// Runs a replay and prints what it brought to light.
#[must_use]
pub fn run(args: ReplayArgs, voice: Voice) -> ExitCode {
    let outcome = match replay(&args, voice) {
        Ok(outcome) => outcome,
        Err(fault) => return report::failure(voice, &fault).report(),
    };
    let target = io::stdout().lock();
    let printed = match args.format {
        Format::Json => report::json(&outcome.summary, &outcome.bad, target),
        Format::Human => report::human(voice, &outcome.summary, &outcome.bad, target),
    };
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => Failure::system(voice, &error).report(),
    }
}

/// Replays a log.
///
/// # Errors
/// When a file can't be read or written, the map or the handbook has errors, or the store fails. Single rows that
/// can't be taken in are no error: they are left out and named.
pub fn replay(args: &ReplayArgs, voice: Voice) -> Result<Outcome, ReplayFault> {
    let watch = stopwatch();
    let sources = handbooks::load(&args.handbook).map_err(ReplayFault::Handbook)?;
    let (edition, problems) = handbook::read(&sources);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .count();
    let edition = edition.ok_or(ReplayFault::BadHandbook(errors))?;
    let map = Map::read(&args.map, args.columns.as_deref(), &edition)?;
    let log = Log::read(&args.log, &map)?;
    let play = Arc::new(Play {
        map,
        log,
        sources,
        lang: voice.lang,
    });
    let played = match &args.data {
        None => target::in_memory(&play)?,
        Some(folder) => target::into_folder(&play, folder)?,
    };
    if let Some(path) = &args.promises {
        write_promises(&played.ledger, &play.log.cases, &edition, path)?;
    }
    Ok(outcome(
        &play.log,
        &played,
        &edition,
        watch.elapsed_micros(),
    ))
}

fn outcome(log: &Log, played: &Played, edition: &Edition, elapsed_micros: i64) -> Outcome {
    let mut bad = log.bad.clone();
    for row in &played.refused.named {
        bad.add(row.line, row.fault.clone());
    }
    bad.count = log.bad.count + played.refused.count;
    bad.named.sort_by_key(|row| row.line);
    let (promises, late_seconds, rules) = summary::figures(&played.ledger, edition);
    let cases = u64::try_from(log.cases.len()).unwrap_or(u64::MAX);
    let summary = Summary {
        cases,
        events: played.rows,
        bad_rows: bad.count,
        resources: u64::try_from(log.resources).unwrap_or(u64::MAX),
        written_events: played.ledger.events,
        promises,
        late_seconds,
        rules,
        elapsed_micros,
        events_per_second: summary::per_second(played.rows, elapsed_micros),
        peak_memory_bytes: summary::peak_memory_bytes(),
    };
    Outcome { summary, bad }
}

/// Writes the promises beside their place and puts them there when all are written.
fn write_promises(
    ledger: &Ledger,
    cases: &[String],
    edition: &Edition,
    path: &Path,
) -> Result<(), ReplayFault> {
    let fault = |error: io::Error| ReplayFault::File {
        path: path.to_owned(),
        error,
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = std::fs::File::create(&part)
        .map_err(csv::Error::from)
        .and_then(|file| ledger.write(cases, edition, io::BufWriter::new(file)))
        .map_err(io::Error::from)
        .and_then(|()| std::fs::rename(&part, path));
    written.map_err(|error| {
        // The first fault tells what happened; a file that can't be removed either adds nothing.
        let _ = std::fs::remove_file(&part);
        fault(error)
    })
}
