//! Time that doesn't count, reckoned by hand.

use worktime::{Counting, Pause};

use crate::calendars::{OFFICE, due, pause};

/// Start, length, pauses, due.
type Case<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)], &'a str);

fn check(cases: &[Case<'_>]) {
    for (start, length, paused, expected) in cases {
        let pauses: Vec<Pause> = paused
            .iter()
            .map(|(from, to)| pause(&OFFICE, from, to))
            .collect();
        let found = due(&OFFICE, start, length, Counting::CivilCode, &pauses);
        assert_eq!(found, *expected, "{length} from {start} with {paused:?}");
        let backwards: Vec<Pause> = pauses.into_iter().rev().collect();
        let found = due(&OFFICE, start, length, Counting::CivilCode, &backwards);
        assert_eq!(
            found, *expected,
            "{length} from {start} with {paused:?}, last pause first"
        );
    }
}

#[test]
fn working_hours() {
    let start = "2026-07-22 09:00";
    let four = "4 working hours";
    check(&[
        (start, four, &[], "2026-07-22 14:30"),
        (
            start,
            four,
            &[("2026-07-22 10:00", "2026-07-22 11:00")],
            "2026-07-22 15:30",
        ),
        // Through lunch: only the half hour on each side counts.
        (
            start,
            four,
            &[("2026-07-22 11:30", "2026-07-22 14:00")],
            "2026-07-22 15:30",
        ),
        // Off hours.
        (
            start,
            four,
            &[("2026-07-22 12:00", "2026-07-22 13:30")],
            "2026-07-22 14:30",
        ),
        // Before the start, up to it, and across it.
        (
            start,
            four,
            &[("2026-07-21 09:00", "2026-07-22 09:00")],
            "2026-07-22 14:30",
        ),
        (
            start,
            four,
            &[("2026-07-21 09:00", "2026-07-22 10:00")],
            "2026-07-22 15:30",
        ),
        // From the due instant on, and after it.
        (
            start,
            four,
            &[("2026-07-22 14:30", "2026-07-22 16:00")],
            "2026-07-22 14:30",
        ),
        (start, four, &[("2026-07-22 14:30", "")], "2026-07-22 14:30"),
        // Across closing.
        (
            start,
            four,
            &[("2026-07-22 14:00", "2026-07-23 10:00")],
            "2026-07-23 10:30",
        ),
        // Two that overlap are one.
        (
            start,
            four,
            &[
                ("2026-07-22 10:00", "2026-07-22 11:00"),
                ("2026-07-22 10:30", "2026-07-22 11:30"),
            ],
            "2026-07-22 16:00",
        ),
        // The second begins after the unpaused due instant but before the moved one.
        (
            start,
            four,
            &[
                ("2026-07-22 10:00", "2026-07-22 11:00"),
                ("2026-07-22 15:00", "2026-07-22 16:00"),
            ],
            "2026-07-22 16:30",
        ),
        (start, four, &[("2026-07-22 10:00", "")], "-"),
        (
            start,
            four,
            &[
                ("2026-07-22 10:00", ""),
                ("2026-07-22 09:30", "2026-07-22 11:00"),
            ],
            "-",
        ),
        // A pause that ends before it begins is none.
        (
            start,
            four,
            &[("2026-07-22 11:00", "2026-07-22 10:00")],
            "2026-07-22 14:30",
        ),
        // Paused from the first moment.
        (start, four, &[("2026-07-22 09:00", "")], "-"),
        (
            start,
            "immediately",
            &[("2026-07-22 09:00", "")],
            "2026-07-22 09:00",
        ),
    ]);
}

#[test]
fn clock_hours() {
    let start = "2026-07-22 09:00";
    check(&[
        (
            start,
            "24 hours",
            &[("2026-07-22 12:00", "2026-07-22 13:30")],
            "2026-07-23 10:30",
        ),
        (
            start,
            "24 hours",
            &[("2026-07-23 09:00", "2026-07-23 10:00")],
            "2026-07-23 09:00",
        ),
        (start, "24 hours", &[("2026-07-22 20:00", "")], "-"),
    ]);
}

#[test]
fn days_move_on_by_the_working_time_that_was_paused() {
    let start = "2026-07-22 10:00";
    let two = "2 working days";
    check(&[
        (start, two, &[], "2026-07-24 18:00"),
        (
            start,
            two,
            &[("2026-07-23 10:00", "2026-07-23 12:00")],
            "2026-07-27 11:00",
        ),
        // Two hours in each of two pauses that overlap by one.
        (
            start,
            two,
            &[
                ("2026-07-23 09:00", "2026-07-23 11:00"),
                ("2026-07-23 10:00", "2026-07-23 12:00"),
            ],
            "2026-07-27 12:00",
        ),
        (
            start,
            two,
            &[("2026-07-23 18:00", "2026-07-24 09:00")],
            "2026-07-24 18:00",
        ),
        // Over the end: one hour before it is made up after the pause.
        (
            start,
            two,
            &[("2026-07-24 17:00", "2026-07-27 10:00")],
            "2026-07-27 11:00",
        ),
        // A second pause in what was added.
        (
            start,
            two,
            &[
                ("2026-07-24 16:00", "2026-07-24 18:00"),
                ("2026-07-27 10:00", "2026-07-27 11:00"),
            ],
            "2026-07-27 12:00",
        ),
        (
            start,
            two,
            &[("2026-07-24 18:00", "2026-07-28 09:00")],
            "2026-07-24 18:00",
        ),
        (start, two, &[("2026-07-24 18:00", "")], "2026-07-24 18:00"),
        (start, two, &[("2026-07-24 17:00", "")], "-"),
        // A whole day of 7.5 hours; the month ends on Monday 24 August, since the 22nd is off.
        (
            start,
            "1 month",
            &[("2026-07-23 00:00", "2026-07-24 00:00")],
            "2026-08-25 18:00",
        ),
    ]);
    let paused = [pause(&OFFICE, "2026-07-23 10:00", "2026-07-23 11:00")];
    let elapsed = |length| due(&OFFICE, start, length, Counting::Elapsed, &paused);
    assert_eq!(elapsed("2 working days"), "2026-07-24 11:00");
    assert_eq!(elapsed("3 days"), "2026-07-27 10:00");
}
