//! Our due instants beside those of Python's `businesstimedelta`: the same ten thousand cases, one
//! after the other in one run, and the same answers.
//!
//! `cargo xtask bench businesstimedelta` sets the library up and says where it is.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench has nobody to tell"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use worktime::{Calendar, Counting, Instant, Length, Region, Span, WORKWEEK, Zone, micros::HOUR};

/// Names the environment of the library.
const HOME_VARIABLE: &str = "WORKTIME_PEERS";
/// Times that we go through the cases, so that the clock's grain doesn't show.
const ROUNDS: u32 = 50;

/// A line of what the library's bench says.
struct Theirs {
    hours: i64,
    nanos: u128,
    /// Of all due instants, by which the answers are compared.
    sum: i128,
}

fn main() {
    let Some(home) = std::env::var_os(HOME_VARIABLE).map(PathBuf::from) else {
        println!("{HOME_VARIABLE} isn't set: run `cargo xtask bench businesstimedelta`.");
        return;
    };
    let cases = home.join("tables/cases.csv");
    let starts = starts(&cases);
    let calendar = calendar();
    for theirs in measured_in_python(&home, &cases) {
        let length = Length::Working(theirs.hours * HOUR);
        let sum: i128 = starts
            .iter()
            .map(|start| i128::from(due(&calendar, *start, &length).0))
            .sum();
        assert_eq!(sum, theirs.sum, "{} h: other answers", theirs.hours);
        let nanos = nanos_a_case(&calendar, &starts, &length);
        println!(
            "figure | due of {} working hours, businesstimedelta {} µs | {nanos} ns, {} × as fast | ≤ 100 ns",
            theirs.hours,
            theirs.nanos / 1000,
            theirs.nanos / nanos.max(1),
        );
    }
}

/// The office of `tests/peers/hours.py`.
fn calendar() -> Calendar {
    Calendar::builder(Zone::named("Asia/Shanghai").unwrap())
        .week(
            &WORKWEEK,
            &Span::parse_list("09:00-12:00 13:30-18:00").unwrap(),
        )
        .holidays(Region::named("cn").unwrap())
        .without_makeup_days()
        .build()
        .unwrap()
}

/// The first column of the cases.
fn starts(cases: &Path) -> Vec<Instant> {
    let text = std::fs::read_to_string(cases).unwrap();
    let cells = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap());
    cells.map(|cell| Instant(cell.parse().unwrap())).collect()
}

fn due(calendar: &Calendar, start: Instant, length: &Length) -> Instant {
    let due = calendar.due(start, length, Counting::CivilCode, &[]);
    due.unwrap().at.unwrap()
}

fn nanos_a_case(calendar: &Calendar, starts: &[Instant], length: &Length) -> u128 {
    let spent = spent(|| {
        for _ in 0..ROUNDS {
            for start in starts {
                black_box(due(calendar, black_box(*start), black_box(length)));
            }
        }
    });
    spent.as_nanos() / (u128::from(ROUNDS) * starts.len() as u128)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a bench measures; the crate itself reads no clock"
)]
fn spent(work: impl FnOnce()) -> Duration {
    let start = std::time::Instant::now();
    work();
    start.elapsed()
}

fn measured_in_python(home: &Path, cases: &Path) -> Vec<Theirs> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/bench.py");
    let output = Command::new(home.join("python/bin/python"))
        .args([&script, cases])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(output.status.success(), "bench.py ended badly");
    let text = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        Theirs {
            hours: words[0].parse().unwrap(),
            nanos: words[1].parse().unwrap(),
            sum: words[2].parse().unwrap(),
        }
    };
    text.lines().map(read).collect()
}
