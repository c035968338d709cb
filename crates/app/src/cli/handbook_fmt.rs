//! `yinuo handbook fmt`: rule blocks in one form.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use handbook::SourceText;
use handbook::compose::LIST;
use handbook::fmt::format;

use super::failure::Failure;
use super::handbook_files::{changed, diff, is_shipped, place, write};
use super::tell;
use crate::handbooks;
use crate::texts::Voice;

/// Status when formatting would change something, or a block couldn't be read.
const FOUND: u8 = 1;

/// What to format.
///
/// Prose stays as it is, byte for byte. In rule blocks, keys get the order of their kind and line up at `=`; a list
/// wider than 120 columns has an item a line; one blank line stands between two rules, but rules of one key that were
/// written without one stay together. Comments stay with what they belong to.
///
/// Status 0 if all is well, 1 if something would change or a block couldn't be read, 2 if nothing was done.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct FmtArgs {
    /// A file, or a folder with a handbook.toml.
    path: String,
    /// Writes nothing; shows what would change, and ends with status 1 if anything would.
    #[arg(long)]
    check: bool,
    /// Writes the text of the only file to the standard output instead.
    #[arg(long, conflicts_with = "check")]
    stdout: bool,
}

/// Formats a handbook.
pub(crate) fn run(args: &FmtArgs, voice: Voice) -> ExitCode {
    let mut before = match handbooks::load(&args.path) {
        Ok(sources) => sources,
        Err(fault) => return Failure::load(voice, &fault).report(),
    };
    // Lists of files are nothing to format, and books inside the program are others' to write.
    before.retain(|source| !is_list(&source.name) && !is_shipped(&source.name));
    if args.stdout && before.len() > 1 {
        let arguments = [("files", before.len().into())];
        return Failure::unreadable(voice.say_with("fmt-one-file", &arguments)).report();
    }
    let mut skipped = Vec::new();
    let mut after = Vec::with_capacity(before.len());
    for (file, source) in before.iter().enumerate() {
        let formatted = format(&source.text);
        let spans = formatted.skipped.into_iter();
        skipped.extend(spans.map(|span| place(&before, &(file, span))));
        after.push(SourceText {
            name: source.name.clone(),
            text: formatted.text,
        });
    }
    for place in &skipped {
        let note = voice.say_with("fmt-skipped", &[("place", place.as_str().into())]);
        let _ = writeln!(io::stderr().lock(), "{note}");
    }
    let files = changed(&before, &after);
    if args.stdout {
        let text = after.first().map_or("", |source| source.text.as_str());
        let _ = io::stdout().lock().write_all(text.as_bytes());
    } else if files.is_empty() {
        tell(&voice.say("fmt-same"));
    } else if args.check {
        let _ = io::stdout()
            .lock()
            .write_all(diff(&before, &after).as_bytes());
        tell(&voice.say_with("fmt-would", &[("files", files.join(", ").into())]));
        return ExitCode::from(FOUND);
    } else if let Err(fault) = write(&args.path, &before, &after) {
        return fault.failure(voice).report();
    } else {
        tell(&voice.say_with("fmt-done", &[("files", files.join(", ").into())]));
    }
    if skipped.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FOUND)
    }
}

/// Whether a file is one that says which files are a book.
fn is_list(name: &str) -> bool {
    name.rsplit('/').next() == Some(LIST)
}
