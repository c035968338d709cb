//! How long the questions take that every promise asks.
//!
//! Starts and ends are scattered over ten years, so that no answer is helped by the one before it.
//! Run with `cargo bench -p worktime --bench due`.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use std::cell::Cell;

use divan::{Bencher, black_box};
use worktime::{
    Calendar, Counting, Instant, Length, OwnDays, Pause, Region, Span, WORKWEEK, Zone,
    micros::{DAY, HOUR, MINUTE},
};

/// How many starts are tried in turn.
const STARTS: usize = 4096;

fn main() {
    divan::Divan::from_args().sample_size(1000).main();
}

fn calendar() -> Calendar {
    Calendar::builder(Zone::named("Asia/Shanghai").unwrap())
        .week(
            &WORKWEEK,
            &Span::parse_list("09:00-12:00 13:30-18:00").unwrap(),
        )
        .holidays(Region::named("cn").unwrap())
        .build()
        .unwrap()
}

/// A client that closes on twenty days of its own.
fn client() -> Calendar {
    let first = Zone::utc().date_of(first_start());
    let closures = (0..20).fold(OwnDays::new(), |days, n| {
        days.closed(
            first.checked_add(jiff::Span::new().days(n * 97)).unwrap(),
            "closed",
        )
    });
    calendar().layer(closures).unwrap()
}

fn first_start() -> Instant {
    Instant::parse_rfc3339("2016-01-04T00:00:00Z").unwrap()
}

/// Instants of ten years in an order that looks like chance but is the same each time.
fn starts() -> impl Fn() -> Instant {
    let first = first_start();
    let minutes = 10 * 365 * DAY / MINUTE;
    let starts: Vec<Instant> = (1..=STARTS as i64)
        .map(|n| first.plus(n * 2_654_435_761 % minutes * MINUTE))
        .collect();
    let next = Cell::new(0);
    move || {
        next.set((next.get() + 1) % STARTS);
        starts.get(next.get()).copied().unwrap_or_default()
    }
}

fn bench_due(bencher: Bencher<'_, '_>, calendar: &Calendar, length: Length, counting: Counting) {
    let start = starts();
    bencher.bench_local(|| calendar.due(start(), black_box(&length), counting, &[]));
}

#[divan::bench(args = [4, 40, 400, 20_000])]
fn due_working_hours(bencher: Bencher<'_, '_>, hours: i64) {
    let length = Length::Working(hours * HOUR);
    bench_due(bencher, &calendar(), length, Counting::CivilCode);
}

#[divan::bench(args = [4, 400, 20_000])]
fn due_working_hours_with_a_layer(bencher: Bencher<'_, '_>, hours: i64) {
    let length = Length::Working(hours * HOUR);
    bench_due(bencher, &client(), length, Counting::CivilCode);
}

#[divan::bench(args = [3, 30, 2500])]
fn due_working_days(bencher: Bencher<'_, '_>, days: u32) {
    bench_due(
        bencher,
        &calendar(),
        Length::WorkingDays(days),
        Counting::CivilCode,
    );
}

#[divan::bench]
fn due_1_month(bencher: Bencher<'_, '_>) {
    bench_due(bencher, &calendar(), Length::Months(1), Counting::CivilCode);
}

#[divan::bench]
fn due_10_days(bencher: Bencher<'_, '_>) {
    bench_due(bencher, &calendar(), Length::Days(10), Counting::CivilCode);
}

fn bench_paused(bencher: Bencher<'_, '_>, length: Length, count: i64) {
    let calendar = calendar();
    let start = first_start();
    let pauses: Vec<Pause> = (0..count)
        .map(|n| Pause {
            start: start.plus(n * 7 * HOUR),
            end: Some(start.plus(n * 7 * HOUR + 2 * HOUR)),
            reason: String::new(),
        })
        .collect();
    bencher.bench(|| calendar.due(black_box(start), &length, Counting::CivilCode, &pauses));
}

#[divan::bench(args = [1, 3, 20])]
fn due_40_working_hours_with_pauses(bencher: Bencher<'_, '_>, count: i64) {
    bench_paused(bencher, Length::Working(40 * HOUR), count);
}

#[divan::bench(args = [1, 3, 20])]
fn due_10_working_days_with_pauses(bencher: Bencher<'_, '_>, count: i64) {
    bench_paused(bencher, Length::WorkingDays(10), count);
}

#[divan::bench(args = [1, 365, 3650])]
fn working_time_between(bencher: Bencher<'_, '_>, days: i64) {
    let (calendar, start) = (calendar(), starts());
    bencher.bench_local(|| {
        let from = start();
        calendar.working_micros(from, black_box(from.plus(days * DAY)))
    });
}
