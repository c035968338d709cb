//! The recogniser of prose against sentences that people have labelled, and against hostile texts.
#![allow(
    clippy::expect_used,
    reason = "a test that meets something unexpected should stop"
)]

mod canonical;
mod conventions;
mod figures;
mod invariants;
mod labels;

use figures::Figures;

const DEV: &str = include_str!("dev.txt");

#[test]
fn dev() {
    let mut figures = Figures::default();
    figures.add(&labels::read(DEV));
    println!("{}", figures.table());
    assert!(
        figures.wrong.is_empty(),
        "{}\n{}",
        figures.wrong.join("\n"),
        figures.table()
    );
}
