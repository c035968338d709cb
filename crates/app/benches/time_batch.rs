//! Questions by the line, answered by the program itself: how many a second from one file into another.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use std::fmt::Write as _;
use std::fs::File;
use std::process::Command;

use app::clock::{SeededEntropy, stopwatch};
use casework::ids::Entropy as _;

const LINES: usize = 1_000_000;
/// Runs of which the best counts, since other work on the machine only ever slows.
const RUNS: usize = 3;

const CALENDARS: [(&str, &str, &str); 4] = [
    ("cn", "Asia/Shanghai", "mon-fri 09:00-12:00 13:30-18:00"),
    (
        "cn",
        "Asia/Shanghai",
        "mon-fri 08:30-17:30; sat 09:00-12:00",
    ),
    ("none", "America/New_York", "mon-fri 09:00-17:00"),
    ("none", "Europe/Berlin", "daily 00:00-24:00"),
];
const LENGTHS: [&str; 8] = [
    "4 working hours",
    "40 working hours",
    "3 working days",
    "10 days",
    "24 hours",
    "1 month",
    "end of next working day",
    "2個工作日內",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let (questions, answers) = (
        folder.path().join("questions"),
        folder.path().join("answers"),
    );
    std::fs::write(&questions, lines()).unwrap();
    let micros = (0..RUNS)
        .map(|_| {
            let watch = stopwatch();
            let status = Command::new(env!("CARGO_BIN_EXE_yinuo"))
                .args(["time", "due", "--batch"])
                .stdin(File::open(&questions).unwrap())
                .stdout(File::create(&answers).unwrap())
                .status();
            assert!(
                status.unwrap().success(),
                "the batch wasn't read to its end"
            );
            watch.elapsed_micros()
        })
        .min();
    let answers = std::fs::read_to_string(&answers).unwrap();
    assert_eq!(
        answers.matches("\"due\":\"").count(),
        LINES,
        "lines without an answer"
    );
    let rate = i64::try_from(LINES).unwrap() * 1_000_000 / micros.unwrap().max(1);
    println!("figure | batch of working time, lines due | {rate} / s | ≥ 300,000 / s");
}

/// Starts from 2004 to 2026, every calendar and length in turn.
fn lines() -> String {
    let mut entropy = SeededEntropy::new(1);
    let mut text = String::new();
    for line in 0..LINES {
        let mut chance = [0; 5];
        entropy.fill(&mut chance);
        let below = |n: u8, at: usize| chance.get(at).copied().unwrap_or_default() % n;
        let (region, zone, hours) = CALENDARS.get(line % CALENDARS.len()).unwrap();
        let within = LENGTHS.get(line / CALENDARS.len() % LENGTHS.len()).unwrap();
        let (year, month, day) = (4 + below(23, 0), 1 + below(12, 1), 1 + below(28, 2));
        let (hour, minute) = (below(24, 3), below(60, 4));
        writeln!(
            text,
            "{{\"id\":{line},\"region\":\"{region}\",\"zone\":\"{zone}\",\"hours\":\"{hours}\",\
             \"from\":\"20{year:02}-{month:02}-{day:02}T{hour:02}:{minute:02}\",\"within\":\"{within}\"}}"
        )
        .unwrap();
    }
    text
}
