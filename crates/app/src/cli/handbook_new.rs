//! `yinuo handbook new`: a first handbook in an empty folder, and what to do with it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use handbook::compose::LIST;

use super::failure::Failure;
use super::tell;
use crate::clock::Clock;
use crate::handbooks::{Starter, StarterFault, Template};
use crate::texts::Voice;

/// Where to, and what.
#[derive(Debug, Args)]
#[command(
    after_help = "The handbook is written in the language of --lang. Status 0 if it was written, 2 if not."
)]
pub(crate) struct NewArgs {
    /// An empty folder; it is made if it isn't there.
    dir: PathBuf,
    /// Title of the handbook.
    #[arg(long)]
    title: Option<String>,
    /// `empty` has office hours alone; `service` shows the kinds of rules that most books need.
    #[arg(long, default_value = "service", value_parser = template)]
    template: Template,
}

/// Writes the handbook and tells what comes next.
pub(crate) fn run(args: &NewArgs, voice: Voice) -> ExitCode {
    let now = Clock::system().now();
    let title = args.title.clone();
    let starter = Starter {
        title: title.unwrap_or_else(|| voice.say("new-title")),
        lang: voice.lang,
        template: args.template,
        effective: worktime::Zone::utc().date_of(now),
    };
    match starter.write(&args.dir) {
        Ok(files) => {
            for file in files {
                tell(&voice.say_with("new-written", &[("path", shown(&file).into())]));
            }
            let list = args.dir.join(LIST);
            let arguments = [
                ("dir", shown(&args.dir).into()),
                ("list", shown(&list).into()),
            ];
            tell(&voice.say_with("new-next", &arguments));
            ExitCode::SUCCESS
        }
        Err(fault) => Failure::unreadable(words(voice, &fault)).report(),
    }
}

fn words(voice: Voice, fault: &StarterFault) -> String {
    match fault {
        StarterFault::Taken { path } => {
            voice.say_with("failure-not-empty", &[("path", shown(path).into())])
        }
        StarterFault::BadTitle { limit } => {
            voice.say_with("new-bad-title", &[("limit", (*limit).into())])
        }
        StarterFault::Unwritable { path, error } => {
            let arguments = [
                ("path", shown(path).into()),
                ("detail", error.to_string().into()),
            ];
            voice.say_with("failure-file", &arguments)
        }
    }
}

fn template(word: &str) -> Result<Template, String> {
    word.parse()
}

fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}
