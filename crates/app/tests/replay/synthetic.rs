//! The log that is shipped with the example.

use std::path::Path;
use std::process::{Command, Output};

use app::clock::SeededEntropy;
use app::data_folder::DataFolder;

use crate::{Replay, example};

#[test]
fn promises_come_out_as_reckoned_by_hand() {
    let replay = Replay::of(&example("synthetic.csv"));
    replay.run();
    let expected = std::fs::read_to_string(example("expected.csv")).unwrap();
    let expected: Vec<&str> = expected.lines().skip(1).collect();
    let promises = replay.promises();
    assert_eq!(promises.len(), 400);
    assert_eq!(promises[..expected.len()], expected);
}

#[test]
fn figures_are_those_of_the_promises() {
    let replay = Replay::of(&example("synthetic.csv"));
    let summary = replay.run().summary;
    let promises = replay.promises();
    let count = |state: &str| {
        promises
            .iter()
            .filter(|row| row.split(',').nth(5) == Some(state))
            .count() as u64
    };
    assert_eq!(
        (summary.cases, summary.events, summary.bad_rows),
        (200, 950, 0)
    );
    assert_eq!(summary.resources, 8);
    assert_eq!(summary.promises.opened, 400);
    assert_eq!(summary.promises.kept, count("kept"));
    assert_eq!(summary.promises.kept_late, count("kept_late"));
    assert_eq!(summary.promises.missed, count("missed"));
    assert_eq!(summary.promises.running, count("running"));
    assert_eq!(
        summary.promises.never_answered,
        count("missed") + count("running")
    );
    let mut late: Vec<i64> = promises
        .iter()
        .filter(|row| row.contains(",kept_late,"))
        .map(|row| row.rsplit(',').next().unwrap().parse().unwrap())
        .collect();
    late.sort_unstable();
    let figures = summary.late_seconds.unwrap();
    assert_eq!(figures.most, *late.last().unwrap());
    assert_eq!(figures.p50, late[late.len().div_ceil(2) - 1]);
    assert_eq!(
        summary
            .rules
            .iter()
            .map(|rule| rule.count.opened)
            .sum::<u64>(),
        400
    );
}

#[test]
fn a_folder_of_data_gives_the_same_promises_and_is_sound() {
    let in_memory = Replay::of(&example("synthetic.csv"));
    in_memory.run();
    let stored = Replay::of(&example("synthetic.csv"));
    let folder = stored.folder.path().join("data");
    let printed = program(&stored, &folder);
    assert!(
        printed.status.success(),
        "{}",
        String::from_utf8_lossy(&printed.stderr)
    );
    let figures: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(figures["cases"], 200);
    assert_eq!(figures["promises"]["opened"], 400);
    assert_eq!(figures["bad_rows"]["count"], 0);
    assert!(figures["events_per_second"].as_i64().unwrap() > 0);
    assert_eq!(in_memory.promises(), stored.promises());

    let store = DataFolder::at(&folder)
        .open(None, None, Box::new(SeededEntropy::new(1)))
        .unwrap();
    let org = store.orgs().unwrap()[0];
    let report = store.verify(org).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    assert!(report.events > 2_000, "{}", report.events);
    drop(store);
    let again = program(&stored, &folder);
    assert_eq!(
        again.status.code(),
        Some(2),
        "a folder that holds data is refused"
    );
}

/// Runs the program itself, with its keys in the test's own folder.
fn program(replay: &Replay, data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(["--lang", "en", "replay"])
        .arg(&replay.args.log)
        .args([
            "--columns",
            "case=Case ID,activity=Activity,time=Complete Timestamp,resource=Resource",
        ])
        .args([
            "--handbook",
            &replay.args.handbook,
            "--format",
            "json",
            "--map",
        ])
        .arg(&replay.args.map)
        .arg("--promises")
        .arg(replay.args.promises.as_ref().unwrap())
        .arg("--data")
        .arg(data)
        .env("XDG_DATA_HOME", replay.folder.path().join("keys"))
        .output()
        .unwrap()
}
