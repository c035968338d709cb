//! What a calendar costs to make and to keep: time, and memory by an allocator that counts.
//!
//! Run with `cargo bench -p worktime --bench calendars`.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use divan::{AllocProfiler, Bencher, black_box};
use worktime::{Calendar, CalendarBuilder, Date, OwnDays, Region, Span, WORKWEEK, Weekday, Zone};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn builder(zone: &str) -> CalendarBuilder {
    Calendar::builder(Zone::named(zone).unwrap())
        .week(
            &WORKWEEK,
            &Span::parse_list("09:00-12:00 13:30-18:00").unwrap(),
        )
        .holidays(Region::named("cn").unwrap())
}

fn closures(count: i32) -> OwnDays {
    let first: Date = "2024-01-03".parse().unwrap();
    (0..count).fold(OwnDays::new(), |days, n| {
        let date = first.checked_add(jiff::Span::new().days(n * 37)).unwrap();
        days.closed(date, "closed")
    })
}

/// The years 2000 to 2040: every calendar has at least these.
#[divan::bench(args = ["Asia/Shanghai", "Europe/Rome"])]
fn compile_41_years(bencher: Bencher<'_, '_>, zone: &str) {
    let builder = builder(zone);
    bencher.bench(|| builder.clone().build());
}

/// Three hundred spans a week.
#[divan::bench]
fn compile_41_years_of_300_spans_a_week(bencher: Bencher<'_, '_>) {
    let span = |n: u16| Span {
        from_minute: n * 30,
        to_minute: n * 30 + 20,
    };
    let hours: Vec<Span> = (0..43).map(span).collect();
    let mut week = WORKWEEK.to_vec();
    week.extend([Weekday::Saturday, Weekday::Sunday]);
    let builder = builder("Asia/Shanghai").week(&week, &hours);
    bencher.bench(|| builder.clone().build());
}

#[divan::bench(args = [1, 20, 100])]
fn a_clients_layer(bencher: Bencher<'_, '_>, days: i32) {
    let (base, days) = (builder("Asia/Shanghai").build().unwrap(), closures(days));
    bencher.bench(|| black_box(&base).layer(days.clone()));
}

#[divan::bench]
fn what_two_have_in_common(bencher: Bencher<'_, '_>) {
    let base = builder("Asia/Shanghai").build().unwrap();
    let client = base.layer(closures(20)).unwrap();
    bencher.bench(|| Calendar::common(black_box(&base), &client));
}
