//! `yinuo time`: working time without a desk. When is it due, when must it begin, how much lies between, which dates are
//! worked, what comes again when.

mod answer;
mod arguments;
mod batch;
mod between;
mod cache;
mod calendars;
mod days_file;
mod days_problem;
mod drawing;
mod due;
mod duration;
mod fault;
mod feed;
mod help;
mod key;
mod line;
mod moment;
mod occurrences;
mod own_days;
mod pauses;
mod question;
mod reckoner;
mod refusal;
mod remark;
mod setting;
mod start;
mod wall_clock;
mod workdays;

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use clap::Subcommand;

use self::arguments::{
    BetweenArgs, DueArgs, ExplainArgs, FeedArgs, OccurrencesArgs, StartArgs, WorkdaysArgs,
};
use self::line::{Asked, Line};
use self::question::Question;
use self::reckoner::Reckoner;
use super::Failure;
use crate::texts::Voice;

/// What is asked.
#[derive(Debug, Subcommand)]
pub(crate) enum TimeCommand {
    /// When a length of time is due: prints one instant, RFC 3339 with the zone's offset.
    #[command(after_help = help::DUE)]
    Due(DueArgs),
    /// Why it is due then: what is counted from the start on, what is left out, and by which rule.
    #[command(after_help = help::EXPLAIN)]
    Explain(ExplainArgs),
    /// When it must begin at the latest, so that it is done in time: prints one instant, RFC 3339 with the zone's offset.
    #[command(after_help = help::START)]
    Start(StartArgs),
    /// How much working time lies between two instants: prints an ISO 8601 duration such as PT4H30M.
    #[command(after_help = help::BETWEEN)]
    Between(BetweenArgs),
    /// Which dates are worked: prints them, one a line.
    #[command(after_help = help::WORKDAYS)]
    Workdays(WorkdaysArgs),
    /// Which occurrences of something that comes again are due: prints date, due instant and name, one a line.
    #[command(after_help = help::OCCURRENCES)]
    Occurrences(OccurrencesArgs),
    /// What differs from the regular week, as a calendar to subscribe to: prints an ICS file.
    #[command(after_help = help::FEED)]
    Feed(FeedArgs),
}

/// Answers on the standard output; remarks and refusals go to the standard error. Status 0 if there is an answer, 1 if
/// a pause without an end holds it, 2 if the question can't be answered as it is. Of a batch, 0 once it was read to its
/// end, whatever single lines were answered.
pub(crate) fn run(command: &TimeCommand, voice: Voice) -> ExitCode {
    let (question, batch, line) = match command {
        TimeCommand::Due(args) => (Question::Due, args.batch.batch, args.line()),
        TimeCommand::Explain(args) => (Question::Explain, args.term.batch.batch, args.line()),
        TimeCommand::Start(args) => (Question::Start, args.batch.batch, args.line()),
        TimeCommand::Between(args) => (Question::Between, args.batch.batch, args.line()),
        TimeCommand::Workdays(args) => (Question::Workdays, args.batch.batch, args.line()),
        TimeCommand::Occurrences(args) => (Question::Occurrences, args.batch.batch, args.line()),
        TimeCommand::Feed(args) => (Question::Feed, false, args.line()),
    };
    let done = if batch {
        let (input, output) = (io::stdin().lock(), io::stdout().lock());
        batch::run(question, &line, voice, input, output).map(|()| ExitCode::SUCCESS)
    } else {
        answer(question, &line, voice)
    };
    match done {
        Ok(status) => status,
        // Whoever read the answers has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => Failure::system(voice, &error).report(),
    }
}

fn answer(question: Question, line: &Line<'_>, voice: Voice) -> io::Result<ExitCode> {
    let asked = Asked {
        line,
        defaults: &Line::default(),
    };
    let answer = match Reckoner::new(voice).answer(question, asked) {
        Ok(answer) => answer,
        Err(refusal) => return Ok(Failure::unreadable(drawing::drawn(&refusal, voice)).report()),
    };
    let mut remarks = io::stderr().lock();
    for remark in answer.remarks(voice) {
        // The answer is worth more than what is said beside it.
        let _ = writeln!(remarks, "{remark}");
    }
    let mut output = io::stdout().lock();
    answer.print(&mut output)?;
    output.flush()?;
    Ok(if answer.is_settled() {
        ExitCode::SUCCESS
    } else {
        Failure::found("").report()
    })
}
