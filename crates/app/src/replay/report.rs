//! A replay in words: for people, or as JSON for programs.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::fault::{BadRow, BadRows, MapFault, ReplayFault, RowFault};
use super::summary::{Count, Lateness, Summary};
use crate::cli::Failure;
use crate::texts::{Argument, Voice};

/// Writes the figures and the rows that were left out as one JSON object.
pub(super) fn json(summary: &Summary, bad: &BadRows, mut target: impl Write) -> io::Result<()> {
    let rows: Vec<Value> = bad
        .named
        .iter()
        .map(|row| json!({ "line": row.line, "reason": row.fault.code(), "detail": row.fault.detail() }))
        .collect();
    let mut tree = serde_json::to_value(summary)?;
    if let Value::Object(map) = &mut tree {
        map.insert(
            "bad_rows".to_owned(),
            json!({ "count": bad.count, "named": rows }),
        );
    }
    serde_json::to_writer_pretty(&mut target, &tree)?;
    writeln!(target)
}

/// Writes the rows that were left out, then the figures.
pub(super) fn human(
    voice: Voice,
    summary: &Summary,
    bad: &BadRows,
    mut target: impl Write,
) -> io::Result<()> {
    for row in &bad.named {
        writeln!(target, "{}", bad_row(voice, row))?;
    }
    let unnamed = bad
        .count
        .saturating_sub(u64::try_from(bad.named.len()).unwrap_or(u64::MAX));
    if unnamed > 0 {
        writeln!(
            target,
            "{}",
            voice.say_with("replay-more-bad-rows", &[("count", unnamed.into())])
        )?;
    }
    let log = [
        ("cases", summary.cases.into()),
        ("events", summary.events.into()),
        ("bad", summary.bad_rows.into()),
        ("resources", summary.resources.into()),
        ("written", summary.written_events.into()),
    ];
    writeln!(target, "{}", voice.say_with("replay-log", &log))?;
    let all = voice.say("replay-all-promises");
    count(
        voice,
        &all,
        &summary.promises,
        summary.late_seconds,
        &mut target,
    )?;
    for figures in &summary.rules {
        count(
            voice,
            figures.rule.as_str(),
            &figures.count,
            figures.late_seconds,
            &mut target,
        )?;
    }
    let speed = [
        ("seconds", thousandths(summary.elapsed_micros / 1000).into()),
        ("rate", summary.events_per_second.into()),
        (
            "memory",
            summary
                .peak_memory_bytes
                .map_or_else(|| "?".to_owned(), |bytes| (bytes >> 20).to_string())
                .into(),
        ),
    ];
    writeln!(target, "{}", voice.say_with("replay-speed", &speed))
}

fn count(
    voice: Voice,
    name: &str,
    count: &Count,
    late: Option<Lateness>,
    target: &mut impl Write,
) -> io::Result<()> {
    let figures = [
        ("name", name.into()),
        ("opened", count.opened.into()),
        ("kept", count.kept.into()),
        ("late", count.kept_late.into()),
        ("missed", count.missed.into()),
        ("running", count.running.into()),
        ("dropped", count.dropped.into()),
        ("unanswered", count.never_answered.into()),
    ];
    writeln!(target, "{}", voice.say_with("replay-promises", &figures))?;
    if let Some(late) = late {
        let hours = [
            ("p50", hours(late.p50).into()),
            ("p90", hours(late.p90).into()),
            ("p95", hours(late.p95).into()),
            ("p99", hours(late.p99).into()),
            ("most", hours(late.most).into()),
        ];
        writeln!(target, "{}", voice.say_with("replay-lateness", &hours))?;
    }
    Ok(())
}

fn bad_row(voice: Voice, row: &BadRow) -> String {
    let detail = match &row.fault {
        RowFault::Refused { reasons } => {
            let words = reasons
                .iter()
                .map(|code| voice.say(&format!("replay-refused-{code}")));
            words.collect::<Vec<_>>().join(&voice.say("replay-and"))
        }
        other => other.detail(),
    };
    let fault = voice.say_with(
        &format!("replay-row-{}", row.fault.code()),
        &[("detail", detail.into())],
    );
    let arguments: [(&str, Argument<'_>); 2] = [
        ("line", row.line.to_string().into()),
        ("fault", fault.into()),
    ];
    voice.say_with("replay-bad-row", &arguments)
}

/// Why a replay couldn't be done, worded.
pub(super) fn failure(voice: Voice, fault: &ReplayFault) -> Failure {
    match fault {
        ReplayFault::File { path, error } => {
            let arguments = [
                ("path", path.display().to_string().into()),
                ("detail", error.to_string().into()),
            ];
            Failure::unreadable(voice.say_with("failure-file", &arguments))
        }
        ReplayFault::Map(faults) => {
            let lines: Vec<String> = faults.iter().map(|fault| map_fault(voice, fault)).collect();
            Failure::unreadable(lines.join("\n"))
        }
        ReplayFault::NoColumns(names) => Failure::unreadable(
            voice.say_with("replay-no-columns", &[("names", names.join(", ").into())]),
        ),
        ReplayFault::Handbook(fault) => Failure::load(voice, fault),
        ReplayFault::BadHandbook(count) => Failure::unreadable(
            voice.say_with("replay-bad-handbook", &[("count", (*count).into())]),
        ),
        ReplayFault::Folder(fault) => Failure::data(voice, fault),
        ReplayFault::Refused(refusal) => Failure::refused(voice, refusal),
        ReplayFault::Store(error) => Failure::store(voice, error),
    }
}

fn map_fault(voice: Voice, fault: &MapFault) -> String {
    let say = |key: &str, word: &str| voice.say_with(key, &[("word", word.to_owned().into())]);
    match fault {
        MapFault::Toml(detail) => say("replay-map-toml", detail),
        MapFault::Columns(word) => say("replay-map-columns", word),
        MapFault::NoColumn(key) => say("replay-map-no-column", key),
        MapFault::UnknownRecord(word) => say("replay-map-unknown-record", word),
        MapFault::OfClient(word) => say("replay-map-of-client", word),
        MapFault::UnknownZone(word) => say("replay-map-unknown-zone", word),
        MapFault::UnknownStep { activity, step } => {
            let arguments = [
                ("activity", activity.clone().into()),
                ("step", step.clone().into()),
            ];
            voice.say_with("replay-map-unknown-step", &arguments)
        }
    }
}

/// Seconds as hours and minutes.
fn hours(seconds: i64) -> String {
    format!(
        "{}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

fn thousandths(value: i64) -> String {
    format!("{}.{:03}", value / 1000, value % 1000)
}
