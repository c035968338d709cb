//! `yinuo handbook rename`: another id for something, everywhere in a handbook.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use handbook::SourceText;
use handbook::rename::{RenameRefusal, rename_together};

use super::failure::Failure;
use super::handbook_files::{changed, diff, place, write};
use super::{finding, tell};
use crate::handbooks;
use crate::texts::Voice;

/// Status when a dry run would change something.
const FOUND: u8 = 1;

/// What to rename.
///
/// Whatever the book says with the old id it says with the new one: in other rules, steps, events, formulas, mails
/// and in the prose. Nothing else changes. Events and data of a running company keep the old id.
///
/// Status 0 if it is done, 1 if a dry run would change something, 2 if it isn't done.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct RenameArgs {
    /// A file, or a folder with a handbook.toml.
    path: String,
    /// Its full name: promise.first_reply, record.order.step.accept (or step.order.accept),
    /// record.order.state.open, record.order.field.price, form.receipt.field.sum, list.sizes.row.large.
    #[arg(verbatim_doc_comment)]
    name: String,
    /// The new id, such as first_answer.
    new_id: String,
    /// The full name of something that gets the same new id, where names stand for both; may come again.
    #[arg(long = "with", value_name = "NAME")]
    with: Vec<String>,
    /// Writes nothing; shows what would change.
    #[arg(long)]
    dry_run: bool,
}

/// Renames something in a handbook.
pub(crate) fn run(args: &RenameArgs, voice: Voice) -> ExitCode {
    let before = match handbooks::load(&args.path) {
        Ok(sources) => sources,
        Err(fault) => return Failure::load(voice, &fault).report(),
    };
    let names = std::iter::once(&args.name).chain(&args.with);
    let renames: Vec<(&str, &str)> = names
        .map(|name| (name.as_str(), args.new_id.as_str()))
        .collect();
    let after = match rename_together(&before, &renames) {
        Ok(after) => after,
        Err(refusal) => {
            if let RenameRefusal::Broken { problems } = &refusal {
                finding::print(&before, problems, voice);
            }
            return Failure::unreadable(worded(&before, &refusal, voice)).report();
        }
    };
    let files = changed(&before, &after);
    let arguments = [
        ("name", args.name.as_str().into()),
        ("new", args.new_id.as_str().into()),
        ("files", files.join(", ").into()),
    ];
    if files.is_empty() {
        tell(&voice.say_with("rename-same", &arguments));
    } else if args.dry_run {
        let _ = io::stdout()
            .lock()
            .write_all(diff(&before, &after).as_bytes());
        tell(&voice.say_with("rename-would", &arguments));
        return ExitCode::from(FOUND);
    } else if let Err(fault) = write(&args.path, &before, &after) {
        return fault.failure(voice).report();
    } else {
        tell(&voice.say_with("rename-done", &arguments));
    }
    ExitCode::SUCCESS
}

/// Why nothing was renamed, and what to do.
fn worded(sources: &[SourceText], refusal: &RenameRefusal, voice: Voice) -> String {
    let at = |spot: &(usize, std::ops::Range<usize>)| ("place", place(sources, spot).into());
    let word = |word: &str| ("word", word.to_owned().into());
    match refusal {
        RenameRefusal::Broken { .. } => voice.say("rename-broken"),
        RenameRefusal::Unknown {
            word: name,
            nearest,
        } => {
            let text = voice.say_with("rename-unknown", &[word(name)]);
            let help = match nearest {
                Some(nearest) => voice.say_with("problem-nearest", &[word(nearest)]),
                None => voice.say("rename-unknown-help"),
            };
            format!("{text}\n{help}")
        }
        RenameRefusal::Fixed { word: name } => voice.say_with("rename-fixed", &[word(name)]),
        RenameRefusal::BadId { word: id } => voice.say_with("problem-bad-id", &[word(id)]),
        RenameRefusal::Reserved { word: id } => voice.say_with("rename-reserved", &[word(id)]),
        RenameRefusal::Taken { word: name, place } => {
            voice.say_with("rename-taken", &[word(name), at(place)])
        }
        RenameRefusal::Shared { place, others } => {
            let options: Vec<String> = others.iter().map(|name| format!("--with {name}")).collect();
            let arguments = [
                at(place),
                ("others", others.join(", ").into()),
                ("options", options.join(" ").into()),
            ];
            voice.say_with("rename-shared", &arguments)
        }
        RenameRefusal::Escaped { place } => voice.say_with("rename-escaped", &[at(place)]),
        RenameRefusal::OtherMeaning { place } => {
            voice.say_with("rename-other-meaning", &[at(place)])
        }
    }
}
