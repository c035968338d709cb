//! What it costs to read and check a whole book: the largest one that we ship, a whole regulation, and books
//! of a thousand articles and more.
//!
//! Run with `cargo bench -p handbook --bench check`. Nothing is kept between two readings, so each is cold.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

#[path = "support/synthetic.rs"]
mod synthetic;

use std::hint::black_box;
use std::time::Duration;

use divan::Bencher;
use handbook::SourceText;

/// The largest book in `handbooks/`.
const SHIPPED: &str = include_str!("../../../handbooks/pr-agency/handbook.md");

/// A whole regulation, of which the shipped one has a part.
const REGULATION: &str = include_str!("../tests/paper/pr-agency.md");

/// Readings of which the figures are the median.
const ROUNDS: usize = 9;

fn main() {
    divan::main();
    figure(
        "read and check the largest shipped book",
        &[source(SHIPPED)],
        "≤ 50 ms",
    );
    figure(
        "read and check a book of 1,000 articles and 5,000 rules",
        &large(1_000, 5_000),
        "≤ 500 ms",
    );
}

#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    let sources = [source(SHIPPED)];
    bencher.bench(|| handbook::read(black_box(&sources)));
}

#[divan::bench]
fn regulation(bencher: Bencher<'_, '_>) {
    let sources = [source(REGULATION)];
    bencher.bench(|| handbook::read(black_box(&sources)));
}

/// Articles, with five rules each.
#[divan::bench(args = [100, 250, 500, 1_000], sample_count = 10)]
fn synthetic_of(bencher: Bencher<'_, '_>, articles: usize) {
    let sources = large(articles, 5 * articles);
    bencher.bench(|| handbook::read(black_box(&sources)));
}

fn source(text: &str) -> SourceText {
    SourceText {
        name: "handbook.md".to_owned(),
        text: text.to_owned(),
    }
}

fn large(articles: usize, rules: usize) -> Vec<SourceText> {
    let edition = handbook::read(&[source(REGULATION)]).0.unwrap();
    synthetic::book(REGULATION, &edition, articles, rules)
}

/// A line for `cargo xtask bench`.
fn figure(what: &str, sources: &[SourceText], goal: &str) {
    let mut spent: Vec<Duration> = (0..ROUNDS).map(|_| spent(sources)).collect();
    spent.sort();
    let median = spent.get(ROUNDS / 2).copied().unwrap_or_default();
    println!(
        "figure | {what} | {:.1} ms | {goal}",
        median.as_secs_f64() * 1000.0
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "a bench measures; the crate itself reads no clock"
)]
fn spent(sources: &[SourceText]) -> Duration {
    let start = std::time::Instant::now();
    let (edition, problems) = black_box(handbook::read(black_box(sources)));
    let spent = start.elapsed();
    assert!(edition.is_some(), "{problems:?}");
    spent
}
