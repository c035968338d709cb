//! `yinuo verify` and `yinuo rebuild`: whether the data are what happened, and making them so again.

use clap::Args;
use store::verify::{Difference, Finding, Report};

use super::failure::Failure;
use super::installation::Installation;
use super::tell;
use crate::texts::Voice;

/// Which data.
#[derive(Debug, Args)]
pub(crate) struct DataArgs {
    #[command(flatten)]
    installation: Installation,
}

/// Checks every org and names what is wrong.
pub(crate) fn verify(args: &DataArgs, voice: Voice) -> Result<(), Failure> {
    let store = args.installation.open(voice)?;
    let failed = |error| Failure::store(voice, &error);
    let mut faults = 0;
    for org in store.orgs().map_err(failed)? {
        let report = store.verify(org).map_err(failed)?;
        faults += report.faults;
        tell_report(&report, voice);
    }
    match faults {
        0 => Ok(()),
        _ => Err(Failure::found(
            voice.say_with("verify-broken", &[("faults", faults.into())]),
        )),
    }
}

/// Makes all rows of every org again.
pub(crate) fn rebuild(args: &DataArgs, voice: Voice) -> Result<(), Failure> {
    let store = args.installation.open(voice)?;
    let failed = |error| Failure::store(voice, &error);
    for org in store.orgs().map_err(failed)? {
        let events = store.rebuild(org).map_err(failed)?;
        tell(&voice.say_with("rebuild-done", &[("events", events.into())]));
    }
    Ok(())
}

fn tell_report(report: &Report, voice: Voice) {
    for finding in &report.findings {
        tell(&worded(finding, voice));
    }
    let left = report.faults.saturating_sub(report.findings.len());
    if left > 0 {
        tell(&voice.say_with("verify-more", &[("left", left.into())]));
    }
    let arguments = [
        ("events", report.events.into()),
        ("rows", report.rows.into()),
        ("checkpoints", report.checkpoints.into()),
    ];
    if report.is_sound() {
        tell(&voice.say_with("verify-sound", &arguments));
    }
}

fn worded(finding: &Finding, voice: Voice) -> String {
    let at = |key: &str, seq: i64| voice.say_with(key, &[("seq", seq.into())]);
    match finding {
        Finding::Gap { expected, found } => voice.say_with(
            "verify-gap",
            &[("expected", (*expected).into()), ("found", (*found).into())],
        ),
        Finding::Hash { seq } => at("verify-hash", *seq),
        Finding::Unreadable { seq } => at("verify-unreadable", *seq),
        Finding::Columns { seq } => at("verify-columns", *seq),
        Finding::Cut { marked, last } => voice.say_with(
            "verify-cut",
            &[("marked", (*marked).into()), ("last", (*last).into())],
        ),
        Finding::Mark { seq } => at("verify-mark", *seq),
        Finding::BrokenMarks { line } => {
            voice.say_with("verify-broken-marks", &[("line", (*line).into())])
        }
        Finding::Row {
            table,
            key,
            difference,
        } => {
            let how = match difference {
                Difference::Missing => "verify-row-missing",
                Difference::Extra => "verify-row-extra",
                Difference::Other => "verify-row-other",
            };
            voice.say_with(
                how,
                &[("table", (*table).into()), ("key", key.as_str().into())],
            )
        }
    }
}
