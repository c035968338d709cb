//! The command line: what `yinuo` can be asked for, and how it answers.

mod backup;
mod failure;
pub(crate) mod finding;
mod founding;
mod handbook_ask;
mod handbook_check;
mod handbook_coverage;
mod handbook_explain;
mod handbook_files;
mod handbook_fmt;
mod handbook_graph;
mod handbook_new;
mod handbook_rename;
mod installation;
mod integrity;
mod load_fault;
mod person;
pub(crate) mod serving;
mod time;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use handbook::Lang;
use tokio::runtime::Runtime;

use crate::texts::Voice;
use crate::{demo, replay};

pub(crate) use failure::Failure;

/// Threads that answer requests; work that blocks has its own.
const WORKER_THREADS: usize = 2;
/// Threads for work that blocks: reading, hashing, waiting for a commit.
const BLOCKING_THREADS: usize = 16;

/// A service handbook that runs.
#[derive(Debug, Parser)]
#[command(name = "yinuo", version, about)]
struct Arguments {
    /// Language of messages: zh-Hant, zh-Hans or en.
    #[arg(long, global = true, value_parser = lang)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a sample company, lets it work, and serves it.
    Demo(demo::DemoArgs),
    /// Sets up a company with its handbook and its first person.
    Init(founding::InitArgs),
    /// Serves a company's desk.
    Serve(serving::ServeArgs),
    /// Checks handbooks.
    #[command(subcommand)]
    Handbook(HandbookCommand),
    /// Runs a log of real events through a handbook.
    Replay(replay::ReplayArgs),
    /// People: who they are, which roles they hold.
    Person(person::PersonArgs),
    /// Checks the chain of events and that all rows follow from it.
    Verify(integrity::DataArgs),
    /// Makes all rows again from the events.
    Rebuild(integrity::DataArgs),
    /// Writes a backup while work goes on.
    Backup(backup::BackupArgs),
    /// Fills an empty data folder from a backup.
    Restore(backup::RestoreArgs),
    /// Working time without a desk: when is it due and why, which dates are worked, what comes again when.
    #[command(subcommand)]
    Time(time::TimeCommand),
}

#[derive(Debug, Subcommand)]
enum HandbookCommand {
    /// Reads a handbook and names everything that is wrong with it.
    Check(handbook_check::CheckArgs),
    /// Puts the rule blocks of a handbook in one form.
    Fmt(handbook_fmt::FmtArgs),
    /// Gives something in a handbook another id, wherever the book speaks of it.
    Rename(handbook_rename::RenameArgs),
    /// Draws the steps of each record: who may take them, what they ask for, and which clocks run meanwhile.
    Graph(handbook_graph::GraphArgs),
    /// Says what a rule does, in words, with worked dates and the rules around it.
    Explain(handbook_explain::ExplainArgs),
    /// Tells which rules carry which article, and which articles have none.
    Coverage(handbook_coverage::CoverageArgs),
    /// Lists the figures that a company still has to fill in, each beside its sentence.
    Ask(handbook_ask::AskArgs),
    /// Writes a first handbook into an empty folder.
    New(handbook_new::NewArgs),
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let voice = Voice::new(arguments.lang.unwrap_or_else(environment_lang));
    let done = match arguments.command {
        Command::Demo(args) => return demo::run(args, voice),
        Command::Replay(args) => return replay::run(args, voice),
        Command::Handbook(HandbookCommand::Check(args)) => {
            return handbook_check::run(&args, voice);
        }
        Command::Handbook(HandbookCommand::Fmt(args)) => return handbook_fmt::run(&args, voice),
        Command::Handbook(HandbookCommand::Rename(args)) => {
            return handbook_rename::run(&args, voice);
        }
        Command::Handbook(HandbookCommand::Graph(args)) => {
            return handbook_graph::run(&args, voice);
        }
        Command::Handbook(HandbookCommand::Explain(args)) => {
            return handbook_explain::run(&args, voice);
        }
        Command::Handbook(HandbookCommand::Coverage(args)) => {
            return handbook_coverage::run(&args, voice);
        }
        Command::Handbook(HandbookCommand::Ask(args)) => return handbook_ask::run(&args, voice),
        Command::Handbook(HandbookCommand::New(args)) => return handbook_new::run(&args, voice),
        Command::Time(command) => return time::run(&command, voice),
        Command::Init(args) => founding::run(&args, voice),
        Command::Serve(args) => serving::run(args, voice),
        Command::Person(args) => person::run(args, voice),
        Command::Verify(args) => integrity::verify(&args, voice),
        Command::Rebuild(args) => integrity::rebuild(&args, voice),
        Command::Backup(args) => backup::backup(&args, voice),
        Command::Restore(args) => backup::restore(&args, voice),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Writes a line for whoever called. A reader that has gone away is no fault of ours.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// The runtime of everything that serves.
///
/// # Errors
/// When the system gives no threads.
pub(crate) fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKER_THREADS)
        .max_blocking_threads(BLOCKING_THREADS)
        .enable_all()
        .build()
}

/// Begins to write the log to the standard error; `YINUO_LOG` says what, such as `debug`.
pub(crate) fn begin_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("YINUO_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,app=info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    // A second call, in a test, changes nothing.
    let _ = log.try_init();
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| Lang::ALL.map(Lang::tag).join(", "))
}

/// The language of the terminal: Chinese unless it says something else that we speak.
fn environment_lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    let first = named
        .into_iter()
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    match first.as_str() {
        value if value.starts_with("en") => Lang::En,
        value if value.starts_with("zh_CN") || value.starts_with("zh_SG") => Lang::ZhHans,
        _ => Lang::ZhHant,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
