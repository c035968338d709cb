//! How long a length takes to read and to print: a batch reads one with every line.
//!
//! Run with `cargo bench -p worktime --bench lengths`.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use divan::{Bencher, black_box};
use worktime::Length;

fn main() {
    divan::main();
}

/// The usual forms, and the longest ways to them.
const TEXTS: [&str; 8] = [
    "4 working hours",
    "3 working days",
    "within 24 hours",
    "3個工作日內",
    "兩個半小時",
    "end of next working day",
    "1 hour 30 minutes",
    "by 18:00 in 2 working days",
];

#[divan::bench(args = TEXTS)]
fn read(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| Length::parse(black_box(text)));
}

#[divan::bench(args = ["soon", "三五天", "3 wrking days"])]
fn refuse(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| Length::parse(black_box(text)));
}

#[divan::bench(args = ["4 working hours", "3 working days", "end of next working day"])]
fn print(bencher: Bencher<'_, '_>, text: &str) {
    let length = Length::parse(text).unwrap();
    bencher.bench(|| black_box(length).to_string());
}
