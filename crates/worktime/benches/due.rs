//! How long the questions take that every promise asks.
//!
//! Run with `cargo bench -p worktime`.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use divan::{Bencher, black_box};
use worktime::{
    Calendar, CalendarBuilder, Counting, Instant, Length, Pause, Region, Span, WORKWEEK, Zone,
    micros::{DAY, HOUR},
};

fn main() {
    divan::main();
}

fn builder() -> CalendarBuilder {
    Calendar::builder(Zone::named("Asia/Shanghai").unwrap())
        .week(
            &WORKWEEK,
            &Span::parse_list("09:00-12:00 13:30-18:00").unwrap(),
        )
        .holidays(Region::named("cn").unwrap())
}

fn start() -> Instant {
    Instant::parse_rfc3339("2026-09-30T17:30:00+08:00").unwrap()
}

fn pauses(count: i64) -> Vec<Pause> {
    let pause = |n: i64| Pause {
        start: start().plus(n * 7 * HOUR),
        end: Some(start().plus(n * 7 * HOUR + 2 * HOUR)),
        reason: String::new(),
    };
    (0..count).map(pause).collect()
}

fn bench_due(bencher: Bencher<'_, '_>, length: Length, pauses: &[Pause]) {
    let calendar = builder().build().unwrap();
    bencher.bench(|| {
        calendar.due(
            black_box(start()),
            black_box(&length),
            Counting::CivilCode,
            black_box(pauses),
        )
    });
}

#[divan::bench]
fn due_of_4_working_hours(bencher: Bencher<'_, '_>) {
    bench_due(bencher, Length::Working(4 * HOUR), &[]);
}

#[divan::bench]
fn due_of_3_working_days(bencher: Bencher<'_, '_>) {
    bench_due(bencher, Length::WorkingDays(3), &[]);
}

#[divan::bench]
fn due_of_1_month(bencher: Bencher<'_, '_>) {
    bench_due(bencher, Length::Months(1), &[]);
}

#[divan::bench(args = [1, 3, 20])]
fn due_of_3_working_days_with_pauses(bencher: Bencher<'_, '_>, count: i64) {
    bench_due(bencher, Length::WorkingDays(3), &pauses(count));
}

#[divan::bench(args = [1, 3, 20])]
fn due_of_40_working_hours_with_pauses(bencher: Bencher<'_, '_>, count: i64) {
    bench_due(bencher, Length::Working(40 * HOUR), &pauses(count));
}

#[divan::bench(args = [1, 365, 3650])]
fn working_time_between(bencher: Bencher<'_, '_>, days: i64) {
    let calendar = builder().build().unwrap();
    let end = start().plus(days * DAY);
    bencher.bench(|| calendar.working_micros(black_box(start()), black_box(end)));
}

#[divan::bench]
fn build_a_calendar(bencher: Bencher<'_, '_>) {
    bencher.bench(|| builder().build());
}
