//! The independent check: both promises of every case reckoned from the log alone. It knows no handbook and no calendar:
//! working time is a plain list of open spans, pauses are cut out of the list, and due is where enough of it has passed.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::{Replay, example, root};

const SECOND: i64 = 1_000_000;
const HOUR: i64 = 3_600 * SECOND;
/// Days behind the log's end: enough for 40 working hours after any pause inside it.
const DAYS_BEYOND: i64 = 60;

type Spans = Vec<(i64, i64)>;
/// Opened, due, ended, state, late seconds.
type Reckoned = (i64, Option<i64>, Option<i64>, &'static str, i64);

/// One event: instant, activity.
type Happening = (i64, String);

#[test]
fn every_promise_of_the_synthetic_log() {
    agrees(&example("synthetic.csv"), 200);
}

#[test]
fn every_promise_of_the_real_log() {
    let log = root().join("../shared/data/helpdesk/helpdesk.csv");
    if !log.exists() {
        assert!(
            std::env::var_os("CI").is_none(),
            "the real log must be there: {}",
            log.display()
        );
        println!("NOT RUN: the real log isn't there ({})", log.display());
        return;
    }
    agrees(&log, 4_580);
}

fn agrees(log: &Path, cases: usize) {
    let replay = Replay::of(log);
    let outcome = replay.run();
    assert_eq!(outcome.summary.bad_rows, 0, "{:?}", outcome.bad.named);
    let reckoned = reckon(&read(log));
    let written: BTreeMap<(String, String), String> = replay
        .promises()
        .into_iter()
        .map(|row| {
            let cells: Vec<&str> = row.splitn(3, ',').collect();
            (
                (cells[0].to_owned(), cells[1].to_owned()),
                cells[2].to_owned(),
            )
        })
        .collect();
    assert_eq!(reckoned.len(), 2 * cases);
    assert_eq!(written.len(), reckoned.len());
    let differing: Vec<String> = reckoned
        .iter()
        .filter(|(promise, row)| written.get(promise) != Some(row))
        .map(|(promise, row)| {
            format!(
                "{promise:?}: reckoned {row}, written {:?}",
                written.get(promise)
            )
        })
        .collect();
    assert!(
        differing.is_empty(),
        "{} differ: {:#?}",
        differing.len(),
        &differing[..differing.len().min(10)]
    );
}

fn read(log: &Path) -> Vec<(String, Vec<Happening>)> {
    let zone = TimeZone::get("Europe/Rome").unwrap();
    let mut reader = csv::Reader::from_path(log).unwrap();
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|cell| cell == name).unwrap();
    let (case, activity, time) = (
        column("Case ID"),
        column("Activity"),
        column("Complete Timestamp"),
    );
    let mut position: HashMap<String, usize> = HashMap::new();
    let mut cases: Vec<(String, Vec<Happening>)> = Vec::new();
    for row in reader.records() {
        let row = row.unwrap();
        let at = instant(&row[time], &zone);
        let next = cases.len();
        let place = *position.entry(row[case].to_owned()).or_insert(next);
        if place == next {
            cases.push((row[case].to_owned(), Vec::new()));
        }
        cases[place].1.push((at, row[activity].to_owned()));
    }
    for (_, events) in &mut cases {
        events.sort_by_key(|(at, _)| *at); // stable: equal times keep the order of the file
    }
    cases
}

/// `2012/10/09 14:50:17.000`, local time.
fn instant(text: &str, zone: &TimeZone) -> i64 {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().unwrap();
    let two = |range| i8::try_from(number(range)).unwrap();
    let date = jiff::civil::date(number(0..4), two(5..7), two(8..10));
    let millis = i32::from(number(20..23));
    let local = date.at(two(11..13), two(14..16), two(17..19), millis * 1_000_000);
    zone.to_timestamp(local).unwrap().as_microsecond()
}

/// Every span in which the desk works, from the day of the first event to well beyond the last.
fn open_spans(first: i64, last: i64, zone: &TimeZone) -> Spans {
    let date = |at: i64| -> Date {
        zone.to_datetime(Timestamp::from_microsecond(at).unwrap())
            .date()
    };
    let end = date(last).checked_add(DAYS_BEYOND.days()).unwrap();
    let mut spans = Vec::new();
    for day in date(first).series(1.day()).take_while(|day| *day <= end) {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        for (opens, closes) in [(9, 13), (14, 18)] {
            let at = |hour| {
                zone.to_timestamp(day.at(hour, 0, 0, 0))
                    .unwrap()
                    .as_microsecond()
            };
            spans.push((at(opens), at(closes)));
        }
    }
    spans
}

/// The spans with the pauses cut out. A pause without an end reaches beyond everything.
fn without(mut spans: Spans, pauses: &[(i64, Option<i64>)]) -> Spans {
    for (start, end) in pauses {
        let mut rest = Vec::new();
        for (a, b) in spans {
            if a < *start {
                rest.push((a, b.min(*start)));
            }
            if let Some(end) = end
                && b > *end
            {
                rest.push((a.max(*end), b));
            }
        }
        spans = rest;
    }
    spans.retain(|(a, b)| a < b);
    spans
}

/// The earliest instant by which so much of the spans has passed; none if it never does.
fn due_after(spans: &Spans, opened: i64, mut wanted: i64) -> Option<i64> {
    for (a, b) in spans {
        let a = (*a).max(opened);
        if a >= *b {
            continue;
        }
        if b - a >= wanted {
            return Some(a + wanted);
        }
        wanted -= b - a;
    }
    None
}

fn passed(spans: &Spans, start: i64, end: i64) -> i64 {
    spans
        .iter()
        .map(|(a, b)| (b.min(&end) - a.max(&start)).max(0))
        .sum()
}

fn promise(
    spans: &Spans,
    events: &[Happening],
    last: i64,
    hours: i64,
    kept_by: &str,
    pausing: bool,
) -> Reckoned {
    let opened = events[0].0;
    let kept = events.iter().position(|(_, activity)| activity == kept_by);
    let mut pauses = Vec::new();
    if pausing {
        for (position, (at, activity)) in events.iter().enumerate() {
            if activity == "Wait" && kept.is_none_or(|kept| position < kept) {
                pauses.push((*at, events.get(position + 1).map(|(next, _)| *next)));
            }
        }
    }
    let due = due_after(&without(spans.clone(), &pauses), opened, hours * HOUR);
    match kept.map(|kept| events[kept].0) {
        Some(ended) if due.is_none_or(|due| ended <= due) => (opened, due, Some(ended), "kept", 0),
        Some(ended) => {
            let late = passed(spans, due.unwrap(), ended);
            (
                opened,
                due,
                Some(ended),
                "kept_late",
                (late + SECOND - 1) / SECOND,
            )
        }
        None if due.is_some_and(|due| due < last) => (opened, due, None, "missed", 0),
        None => (opened, due, None, "running", 0),
    }
}

/// The promises of all cases as rows without their first two cells.
fn reckon(cases: &[(String, Vec<Happening>)]) -> BTreeMap<(String, String), String> {
    let zone = TimeZone::get("Europe/Rome").unwrap();
    let first = cases.iter().map(|(_, events)| events[0].0).min().unwrap();
    let last = cases
        .iter()
        .map(|(_, events)| events.last().unwrap().0)
        .max()
        .unwrap();
    let spans = open_spans(first, last, &zone);
    let mut rows = BTreeMap::new();
    for (case, events) in cases {
        // Spans long before the case opens can't matter.
        let since = spans
            .partition_point(|(a, _)| *a <= events[0].0)
            .saturating_sub(1);
        let beyond = events.last().unwrap().0 + 400 * HOUR * 24;
        let near: Spans = spans[since..]
            .iter()
            .copied()
            .take_while(|(a, _)| *a < beyond)
            .collect();
        let response = promise(&near, events, last, 4, "Take in charge ticket", false);
        let resolution = promise(&near, events, last, 40, "Resolve ticket", true);
        for (rule, reckoned) in [("response", response), ("resolution", resolution)] {
            rows.insert((case.clone(), rule.to_owned()), row(reckoned));
        }
    }
    rows
}

fn row((opened, due, ended, state, late): Reckoned) -> String {
    let shown = |at: Option<i64>| at.map(rfc3339).unwrap_or_default();
    format!(
        "{},{},{},{state},{late}",
        rfc3339(opened),
        shown(due),
        shown(ended)
    )
}

fn rfc3339(at: i64) -> String {
    let stamp = Timestamp::from_microsecond(at).unwrap();
    if at % SECOND == 0 {
        format!("{stamp:.0}")
    } else {
        format!("{stamp:.6}")
    }
}
