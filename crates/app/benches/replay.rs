//! Replays of a log, by the program itself: in memory, and into SQLite. The real log where it is, else the synthetic one.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs of each kind; the best counts, since other work on the machine only ever slows.
const RUNS: usize = 3;

/// Where the replay's desk stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Memory,
    Sqlite,
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let real = root.join("../shared/data/helpdesk/helpdesk.csv");
    let example = root.join("examples/helpdesk-log");
    let log = if real.exists() {
        real
    } else {
        example.join("synthetic.csv")
    };
    println!("{}", log.file_name().unwrap_or_default().display());
    let best = |target: Target| {
        (0..RUNS)
            .map(|_| replayed(&log, &example, target))
            .max()
            .unwrap_or_default()
    };
    let (rate, memory) = best(Target::Memory);
    println!(
        "figure | replay of a log in memory | {rate} rows / s, {memory} MiB | ≥ 30,000 rows / s"
    );
    let (rate, memory) = best(Target::Sqlite);
    println!(
        "figure | replay of a log into SQLite | {rate} rows / s, {memory} MiB | ≥ 10,000 rows / s"
    );
}

/// Rows of the log a second, and the most memory that was held.
fn replayed(log: &PathBuf, example: &Path, target: Target) -> (i64, i64) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinuo"));
    command
        .arg("replay")
        .arg(log)
        .args(["--format", "json", "--handbook"])
        .arg(example.join("handbook.md"));
    command
        .arg("--map")
        .arg(example.join("MAP.toml"))
        .env("XDG_DATA_HOME", folder.path().join("keys"));
    if target == Target::Sqlite {
        command.arg("--data").arg(folder.path().join("data"));
    }
    let output = command.output().unwrap();
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let figure = |name: &str| {
        figures
            .get(name)
            .and_then(serde_json::Value::as_i64)
            .unwrap_or_default()
    };
    (
        figure("events_per_second"),
        figure("peak_memory_bytes") >> 20,
    )
}
