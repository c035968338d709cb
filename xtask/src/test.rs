//! The one test command: every step in order, each with its duration, one clear line at the end.
//!
//! A failing step doesn't stop the others: whoever mends something sees at once all that there is to mend.

use std::time::Duration;

use crate::peers::{self, Fetch};
use crate::process::{cargo, in_words, run as run_command, timed};
use crate::setup::{self, Programs};
use crate::tidy;

/// The one test that needs a browser; `--quick` leaves it out.
const BROWSER_TEST: &str = "crates/app/tests/browser.rs";

/// How much is run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything, as a build server does.
    Full,
    /// What answers within a minute or two on a warm build.
    Quick,
}

enum Outcome {
    Passed,
    /// Not run, with the reason.
    Skipped(String),
    Failed(String),
}

struct Step {
    name: &'static str,
    /// Left out of `--quick`.
    slow: bool,
    work: fn(&Programs, Extent) -> Outcome,
}

const STEPS: [Step; 8] = [
    Step {
        name: "format",
        slow: false,
        work: |_, _| outcome(run_command(&mut cargo(&["fmt", "--all", "--", "--check"]))),
    },
    Step {
        name: "tidy",
        slow: false,
        work: |_, _| outcome(tidy::run()),
    },
    Step {
        name: "clippy",
        slow: false,
        work: |_, _| clippy(),
    },
    Step {
        name: "calendar peers",
        slow: false,
        work: |_, extent| calendar_peers(extent),
    },
    Step {
        name: "tests",
        slow: false,
        work: tests,
    },
    Step {
        name: "doc tests",
        slow: true,
        work: |_, _| outcome(run_command(&mut cargo(&["test", "--doc", "--workspace"]))),
    },
    Step {
        name: "rustdoc",
        slow: true,
        work: |_, _| rustdoc(),
    },
    Step {
        name: "dependencies",
        slow: true,
        work: |_, _| dependencies(),
    },
];

/// Runs the steps; an error holds the sentence that ends the run.
pub(crate) fn run(extent: Extent) -> Result<(), String> {
    let (programs, duration) = timed(|| {
        setup::nextest()?;
        setup::programs(extent == Extent::Full)
    });
    let programs =
        programs.map_err(|error| format!("{error}\n\nFAILED: the set-up; nothing was tested."))?;
    println!("— set-up: {}", in_words(duration));

    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| extent == Extent::Full || !step.slow)
        .collect();
    let mut results = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        println!("\n— {} of {}: {}", index + 1, steps.len(), step.name);
        let (outcome, duration) = timed(|| (step.work)(&programs, extent));
        println!("— {}: {}", step.name, in_words(duration));
        results.push((step.name, outcome, duration));
    }
    summary(&results)
}

/// Prints a line a step; the last line says whether all is well.
fn summary(results: &[(&str, Outcome, Duration)]) -> Result<(), String> {
    println!();
    for (name, outcome, duration) in results {
        let word = match outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Skipped(why) => format!("skipped: {why}"),
            Outcome::Failed(why) => format!("FAILED: {why}"),
        };
        println!("{name:<14} {:>12}  {word}", in_words(*duration));
    }
    let total = in_words(results.iter().map(|(_, _, duration)| *duration).sum());
    let failed: Vec<&str> = results
        .iter()
        .filter(|(_, outcome, _)| matches!(outcome, Outcome::Failed(_)))
        .map(|(name, _, _)| *name)
        .collect();
    if failed.is_empty() {
        println!("\nAll is well: {} steps in {total}.", results.len());
        Ok(())
    } else {
        Err(format!(
            "\nFAILED after {total}: {} ({} of {} steps).",
            failed.join(", "),
            failed.len(),
            results.len()
        ))
    }
}

fn outcome(result: Result<(), String>) -> Outcome {
    match result {
        Ok(()) => Outcome::Passed,
        Err(why) => Outcome::Failed(why),
    }
}

fn clippy() -> Outcome {
    outcome(run_command(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])))
}

/// Other people's calendars, which the tests compare ours with. Only where `CI` is set is it a
/// failure that they can't be had: elsewhere nobody is kept from working by a missing network.
fn calendar_peers(extent: Extent) -> Outcome {
    let is_server = std::env::var_os("CI").is_some();
    let fetch = if extent == Extent::Full || is_server {
        Fetch::Allowed
    } else {
        Fetch::Refused
    };
    match peers::set_up(fetch) {
        Ok(()) => Outcome::Passed,
        Err(why) if is_server => Outcome::Failed(why),
        Err(why) => {
            println!("\n*** NOTHING IS COMPARED with other people's calendars: {why}. ***\n");
            Outcome::Skipped(why)
        }
    }
}

/// Unit and integration tests of all crates, the browser's story and the PostgreSQL story among them.
fn tests(programs: &Programs, extent: Extent) -> Outcome {
    let mut nextest = cargo(&["nextest", "run", "--workspace"]);
    // nextest refuses a filter that names a program that isn't there.
    if extent == Extent::Quick && crate::root().join(BROWSER_TEST).exists() {
        nextest.args(["--filterset", "not binary(browser)"]);
    }
    nextest.envs(programs.variables()).envs(peers::variable());
    outcome(run_command(&mut nextest))
}

fn rustdoc() -> Outcome {
    outcome(run_command(
        cargo(&["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"),
    ))
}

/// Licences, banned crates and sources. Known vulnerabilities aren't looked up: their database
/// would have to be fetched, and the same commit must give the same answer without a network.
fn dependencies() -> Outcome {
    if let Err(why) = setup::deny() {
        return Outcome::Skipped(why);
    }
    outcome(run_command(&mut cargo(&[
        "deny", "check", "bans", "licenses", "sources",
    ])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_is_named_in_the_last_line() {
        let results = [
            ("format", Outcome::Passed, Duration::from_secs(1)),
            (
                "clippy",
                Outcome::Failed("two warnings".to_owned()),
                Duration::from_secs(2),
            ),
            (
                "dependencies",
                Outcome::Skipped("not there".to_owned()),
                Duration::ZERO,
            ),
        ];
        let last = summary(&results).unwrap_err();
        assert_eq!(last, "\nFAILED after 3.0 s: clippy (1 of 3 steps).");
    }

    #[test]
    fn what_was_skipped_does_not_fail() {
        let results = [(
            "dependencies",
            Outcome::Skipped("not there".to_owned()),
            Duration::ZERO,
        )];
        assert_eq!(summary(&results), Ok(()));
    }
}
