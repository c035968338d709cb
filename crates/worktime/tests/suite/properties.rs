//! Properties that hold for every calendar, and the comparison with the slow reckoning.

use std::collections::BTreeMap;

use proptest::prelude::*;
use worktime::{
    Calendar, Counting, Instant, Length, Pause, Span, Undatable, Zone,
    micros::{DAY, HOUR, MINUTE},
};

use crate::calendars::{ALWAYS, BUSY, CLIENT, DESK, MINUTE_A_WEEK, NIGHT, OFFICE, SHARED, date};
use crate::oracle::{Facts, answer};

/// Where each zone's interesting weeks begin: changes of clocks, and the turn of the year.
const PLACES: [(&str, &str); 7] = [
    ("Europe/Rome", "2026-03-23"),
    ("Europe/Rome", "2026-10-19"),
    ("America/New_York", "2026-03-02"),
    ("America/New_York", "2026-10-26"),
    ("America/Havana", "2026-10-26"),
    ("Asia/Shanghai", "2026-12-28"),
    ("Australia/Lord_Howe", "2026-03-30"),
];

/// Spans of a day on a grid of ten minutes, in order and apart, the last perhaps over midnight.
pub(crate) fn hours() -> impl Strategy<Value = Vec<Span>> {
    let edges = prop::collection::btree_set(0_u16..=150, 0..=6);
    edges.prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().map(|edge| edge * 10).collect();
        // A span that ends a day after it began would look empty.
        let pairs = edges
            .chunks_exact(2)
            .filter(|pair| pair[0] < 1440 && pair[1] - pair[0] < 1440);
        let span = |pair: &[u16]| Span {
            from_minute: pair[0],
            to_minute: if pair[1] > 1440 {
                pair[1] - 1440
            } else {
                pair[1]
            },
        };
        pairs.map(span).collect()
    })
}

/// Hours of the days of a week, of which no night runs into the morning after it.
pub(crate) fn week() -> impl Strategy<Value = Vec<Vec<Span>>> {
    prop::collection::vec(hours(), 7).prop_map(|mut week| {
        for day in 0..7 {
            let morning = week[(day + 1) % 7].first().map(|span| span.from_minute);
            let night = week[day]
                .last()
                .filter(|span| span.to_minute < span.from_minute);
            let meets =
                night.is_some_and(|night| morning.is_some_and(|from| from < night.to_minute));
            if meets {
                week[day].pop();
            }
        }
        week
    })
}

pub(crate) fn facts() -> impl Strategy<Value = (Facts, Instant)> {
    let week = week();
    let own = prop::collection::btree_map(0_i64..14, hours(), 0..4);
    (prop::sample::select(&PLACES[..]), week, own).prop_map(|((zone, first), week, own)| {
        let first = date(first);
        let day = |days: i64| first.checked_add(jiff::Span::new().days(days)).unwrap();
        let own: BTreeMap<_, _> = own
            .into_iter()
            .map(|(days, hours)| (day(days), hours))
            .collect();
        let zone = Zone::named(zone).unwrap();
        let start = zone.start_of_day(first);
        (Facts { zone, week, own }, start)
    })
}

/// Pauses within two weeks, in minutes; now and then one is open.
fn pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>)>> {
    let pause = (
        0_i64..14 * 1440,
        prop::option::weighted(0.9, 0_i64..2 * 1440),
    );
    prop::collection::vec(pause, 0..4)
}

fn pauses_from(start: Instant, pauses: &[(i64, Option<i64>)]) -> Vec<Pause> {
    let pause = |(from, minutes): &(i64, Option<i64>)| {
        let start = start.plus(from * MINUTE);
        let end = minutes.map(|minutes| start.plus(minutes * MINUTE));
        Pause {
            start,
            end,
            reason: String::new(),
        }
    };
    pauses.iter().map(pause).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn agrees_with_the_slow_reckoning(
        (facts, monday) in facts(),
        from in 0_i64..10 * DAY,
        span in 0_i64..4 * DAY,
        start in 0_i64..10 * 1440,
        length in 1_i64..40 * 60,
        days in 1_u32..5,
        paused in pauses(),
    ) {
        let calendar = facts.calendar();
        let walk = facts.walk(monday, 64);
        let (from, to) = (monday.plus(from), monday.plus(from + span));
        prop_assert_eq!(calendar.working_micros(from, to), walk.working_micros(from, to));
        let minute = Instant(from.0.div_euclid(MINUTE) * MINUTE);
        prop_assert_eq!(calendar.is_open(from), walk.is_open(minute));

        let start = monday.plus(start * MINUTE);
        let limit = walk.end();
        let pauses = pauses_from(monday, &paused);
        let ends = |length: Length, slow: Option<Option<Instant>>| {
            // What the oracle doesn't find within its limit lies beyond it, if anywhere.
            let fast = calendar.due(start, &length, Counting::CivilCode, &pauses);
            match slow {
                Some(at) => fast.map(|due| due.at) == Ok(at),
                None => fast.map_or(true, |due| due.at.is_none_or(|at| at > limit)),
            }
        };
        let working = walk.due_working(start, length, &pauses);
        prop_assert!(ends(Length::Working(length * MINUTE), working), "hours: {working:?}");
        for length in [Length::WorkingDays(days), Length::Days(days)] {
            let slow = walk.due_days(start, length, &pauses);
            prop_assert!(ends(length, slow), "{length}: {slow:?}");
        }
    }
}

/// A calendar, an instant from 1995 to 2050 and so over the edges of the near table, a span.
fn question() -> impl Strategy<Value = (Calendar, Instant, i64)> {
    let calendars = [
        &*OFFICE,
        &*DESK,
        &*NIGHT,
        &*ALWAYS,
        &*BUSY,
        &*MINUTE_A_WEEK,
        &*CLIENT,
        &*SHARED,
    ]
    .map(Calendar::clone)
    .to_vec();
    let instants = 788_918_400_000_000_i64..2_524_608_000_000_000;
    (
        prop::sample::select(calendars),
        instants,
        1_i64..5000 * HOUR,
    )
        .prop_map(|(calendar, at, span)| {
            // A minute a week makes some hours of work in all the years.
            let scarce = calendar == *MINUTE_A_WEEK;
            let span = if scarce { span % (5 * HOUR) + 1 } else { span };
            (calendar, Instant(at), span)
        })
}

proptest! {
    #[test]
    fn adding_and_measuring_are_inverse((calendar, at, span) in question()) {
        let later = calendar.add_working(at, span).unwrap();
        prop_assert_eq!(calendar.working_micros(at, later), span);
        // The earliest: a moment before, it isn't over yet.
        prop_assert_eq!(calendar.working_micros(at, later.minus(1)), span - 1);
        let earlier = calendar.subtract_working(at, span).unwrap();
        prop_assert_eq!(calendar.working_micros(earlier, at), span);
        // The latest: a moment later, it isn't enough.
        prop_assert_eq!(calendar.working_micros(earlier.plus(1), at), span - 1);
        prop_assert_eq!(calendar.subtract_working(later, span).unwrap(), calendar.next_opening(at).unwrap());
    }

    #[test]
    fn measuring_is_additive_and_monotone((calendar, at, span) in question(), cut in 0_i64..1000) {
        let end = at.plus(span * 10);
        let middle = at.plus(span / 1000 * 10 * cut);
        let (first, second) = (calendar.working_micros(at, middle), calendar.working_micros(middle, end));
        prop_assert!(first >= 0 && second >= 0);
        prop_assert_eq!(first + second, calendar.working_micros(at, end));
        let dates = (calendar.zone().date_of(at), calendar.zone().date_of(end));
        let open: i64 = calendar.spans(dates.0, dates.1).map(|(start, end)| end.since(start)).sum();
        let midnights = (calendar.zone().start_of_day(dates.0), calendar.zone().start_of_day(dates.1));
        prop_assert_eq!(open, calendar.working_micros(midnights.0, midnights.1));
    }

    #[test]
    fn hours_can_be_added_in_two_steps((calendar, at, span) in question(), share in 1_i64..99, paused in pauses()) {
        let pauses = pauses_from(at, &paused.into_iter().filter(|(_, end)| end.is_some()).collect::<Vec<_>>());
        let first = (span / 100 * share).max(1);
        for length in [Length::Working, Length::Clock] {
            let due = |start, span| {
                answer(&calendar, start, length(span), &pauses).unwrap()
            };
            prop_assert_eq!(due(due(at, first), span + 1 - first), due(at, span + 1));
            prop_assert!(due(at, span) <= due(at, span + 1));
        }
    }

    #[test]
    fn pauses_may_be_split_repeated_and_reordered(
        (calendar, at, span) in question(), paused in pauses(), counting in prop::sample::select(vec![Counting::CivilCode, Counting::Elapsed]),
    ) {
        let pauses = pauses_from(at, &paused);
        let mut pieces: Vec<Pause> = Vec::new();
        for pause in &pauses {
            let middle = pause.end.map_or(pause.start.plus(HOUR), |end| pause.start.plus(end.since(pause.start) / 3));
            let reason = String::new();
            pieces.push(Pause { start: middle, end: pause.end, reason: reason.clone() });
            pieces.push(Pause { start: pause.start, end: Some(middle), reason });
        }
        pieces.reverse();
        pieces.extend(pauses.first().cloned());
        for length in [Length::Working(span), Length::Clock(span), Length::WorkingDays(3), Length::Days(9), Length::Months(1)] {
            let whole = calendar.due(at, &length, counting, &pauses);
            prop_assert_eq!(whole, calendar.due(at, &length, counting, &pieces));
        }
    }

    #[test]
    fn pauses_off_hours_change_nothing((calendar, at, span) in question(), nth in 0_usize..30) {
        let day = calendar.zone().date_of(at);
        let open = calendar.spans(day, day.checked_add(jiff::Span::new().days(60)).unwrap());
        let ends: Vec<Instant> = open.map(|(_, end)| end).collect();
        let Some(start) = ends.get(nth).copied() else { return Ok(()) };
        let end = match calendar.next_opening(start) {
            Ok(end) if end > start => end,
            _ => return Ok(()),
        };
        let pause = [Pause { start, end: Some(end), reason: String::new() }];
        for length in [Length::Working(span), Length::WorkingDays(3), Length::Days(9), Length::EndOfWorkingDay { after: 0 }] {
            for counting in [Counting::CivilCode, Counting::Elapsed] {
                let without = calendar.due(at, &length, counting, &[]);
                prop_assert_eq!(calendar.due(at, &length, counting, &pause), without, "{}", length);
            }
        }
    }

    #[test]
    fn a_due_lies_after_its_start_and_what_remains_agrees((calendar, at, span) in question(), percent in 0_u32..=100) {
        for length in [Length::Working(span), Length::Clock(span), Length::WorkingDays(3), Length::Days(9), Length::Months(2), Length::EndOfWorkingDay { after: 0 }] {
            let due = answer(&calendar, at, length, &[]).unwrap();
            prop_assert!(due > at);
            let left = calendar.remaining(&length, at, due);
            prop_assert_eq!(calendar.remaining(&length, due, at), -left);
            let point = calendar.fraction_point(at, due, &length, percent);
            prop_assert!(at <= point && point <= due);
            let passed = left - calendar.remaining(&length, point, due);
            let exact = i128::from(left) * i128::from(percent) / 100;
            prop_assert_eq!(i128::from(passed), exact);
        }
    }
}

#[test]
fn nothing_is_worked_forever() {
    let empty = Facts {
        zone: Zone::utc(),
        week: vec![vec![]; 7],
        own: BTreeMap::new(),
    };
    let from = Instant(0);
    let refused = empty.calendar().add_working(from, 1);
    assert_eq!(refused, Err(Undatable::NoWorkingTime { from }));
}
