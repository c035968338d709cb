//! Running other programs and telling how long they took.
//!
//! Programs write straight to our own output, so what nextest or clippy says is never changed.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// `cargo` with these arguments, in the repository's root.
///
/// `cargo run` tells its child about the package `xtask`; a cargo inside must not hear of it, or
/// build scripts would take us for the package that they build.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name.as_ref());
        }
    }
    command.args(arguments).current_dir(crate::root());
    command
}

/// Runs the command and says whether it ended well; why not, in a sentence.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    println!("$ {}", shown(command));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}", shown(command))),
        Err(error) => Err(format!(
            "`{}` could not be started: {error}",
            shown(command)
        )),
    }
}

/// Whether the command can be run and ends well; its output is thrown away.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What `work` returns, and how long it took.
#[expect(
    clippy::disallowed_methods,
    reason = "a workshop measures itself; nothing of the product is decided here"
)]
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// `75.3 s` below two minutes, `12 min 5 s` above.
pub(crate) fn in_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 120 {
        format!("{seconds}.{} s", duration.subsec_millis() / 100)
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

/// The command as one would type it. The path of cargo itself says nothing, so only its name is shown.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![
        program
            .file_name()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_status() {
        let message = run(&mut Command::new("false")).unwrap_err();
        assert!(
            message.starts_with("`false` ended with exit status: 1"),
            "{message}"
        );
    }

    #[test]
    fn a_missing_program_is_a_sentence() {
        let message = run(&mut Command::new("no-such-program-anywhere")).unwrap_err();
        assert!(message.contains("could not be started"), "{message}");
        assert!(!works(&mut Command::new("no-such-program-anywhere")));
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(in_words(Duration::from_millis(340)), "0.3 s");
        assert_eq!(in_words(Duration::from_millis(119_999)), "119.9 s");
        assert_eq!(in_words(Duration::from_secs(725)), "12 min 5 s");
    }
}
