//! Due instants reckoned by hand.

use worktime::{Calendar, Counting, DayKind, Instant, Name, Weekday, micros};

use crate::calendars::{
    ALWAYS, ALWAYS_IN_ROME, DESK, NIGHT, OFFICE, builder, date, due, length, local, office, pause,
    shown, spans,
};

fn check(calendar: &Calendar, counting: Counting, cases: &[(&str, &str, &str)]) {
    for (start, length, expected) in cases {
        let due = due(calendar, start, length, counting, &[]);
        assert_eq!(due, *expected, "{length} from {start}, {counting}");
    }
}

#[test]
fn hours_run_through_lunch_night_weekend_and_holidays() {
    check(
        &OFFICE,
        Counting::CivilCode,
        &[
            ("2026-07-22 07:00", "1 working hour", "2026-07-22 10:00"),
            ("2026-07-22 12:30", "1 working hour", "2026-07-22 14:30"),
            ("2026-07-22 09:00", "3 working hours", "2026-07-22 12:00"),
            ("2026-07-22 09:00", "4 working hours", "2026-07-22 14:30"),
            (
                "2026-07-22 17:59:30",
                "1 working minute",
                "2026-07-23 09:00:30",
            ),
            ("2026-07-24 17:00", "1 working hour", "2026-07-24 18:00"),
            ("2026-07-24 17:00", "90 working minutes", "2026-07-27 09:30"),
            // The National Day holidays, 1 to 7 October.
            ("2026-09-30 17:30", "4 working hours", "2026-10-08 14:00"),
            ("2026-10-03 11:00", "1 working hour", "2026-10-08 10:00"),
            // Spring Festival 2023: off from Saturday to Friday, then a worked weekend.
            ("2023-01-20 17:00", "1 working hour", "2023-01-20 18:00"),
            ("2023-01-20 17:00", "2 working hours", "2023-01-28 10:00"),
            ("2026-09-30 17:30", "24 hours", "2026-10-01 17:30"),
            ("2026-09-30 17:30", "30 minutes", "2026-09-30 18:00"),
            ("2026-10-03 11:00", "immediately", "2026-10-03 11:00"),
        ],
    );
    check(
        &DESK,
        Counting::CivilCode,
        &[
            ("2012-10-09 09:00", "4 working hours", "2012-10-09 13:00"),
            ("2012-10-09 14:00", "4 working hours", "2012-10-09 18:00"),
            ("2012-10-09 13:30", "40 working hours", "2012-10-16 13:00"),
            // Clocks go back on the Sunday in between.
            ("2012-10-26 17:00", "2 working hours", "2012-10-29 10:00"),
        ],
    );
}

#[test]
fn working_days_end_at_the_close_of_business() {
    check(
        &OFFICE,
        Counting::CivilCode,
        &[
            ("2026-07-22 10:00", "1 working day", "2026-07-23 18:00"),
            ("2026-07-22 23:59", "1 working day", "2026-07-23 18:00"),
            ("2026-07-24 10:00", "1 working day", "2026-07-27 18:00"),
            ("2026-07-25 10:00", "1 working day", "2026-07-27 18:00"),
            // Saturday 10 October is worked.
            ("2026-09-30 10:00", "3 working days", "2026-10-10 18:00"),
            ("2026-09-30 10:00", "4個工作日內", "2026-10-12 18:00"),
            ("2026-02-13 16:00", "1 working day", "2026-02-14 18:00"),
            ("2026-02-14 17:00", "2 working days", "2026-02-25 18:00"),
            ("2026-02-27 18:00", "1 working day", "2026-02-28 18:00"),
            ("2026-12-31 10:00", "1 working day", "2027-01-01 18:00"),
            ("2023-09-28 17:00", "2 working days", "2023-10-08 18:00"),
            ("2024-09-13 15:00", "1 working day", "2024-09-14 18:00"),
            ("2024-09-13 15:00", "2 working days", "2024-09-18 18:00"),
            ("2025-01-24 09:00", "2 working days", "2025-01-27 18:00"),
            ("2025-01-24 09:00", "3 working days", "2025-02-05 18:00"),
        ],
    );
}

#[test]
fn days_months_and_years_end_on_a_working_day() {
    check(
        &OFFICE,
        Counting::CivilCode,
        &[
            ("2026-07-22 10:00", "1 day", "2026-07-23 18:00"),
            ("2026-07-23 10:00", "2 days", "2026-07-27 18:00"),
            ("2026-09-21 10:00", "10日", "2026-10-08 18:00"),
            ("2026-09-17 10:00", "2 weeks", "2026-10-08 18:00"),
            // 31 January has no like in February; Saturday 28 February 2026 is worked.
            ("2026-01-31 10:00", "1 month", "2026-02-28 18:00"),
            ("2025-01-31 10:00", "1 month", "2025-02-28 18:00"),
            ("2024-01-31 10:00", "1個月", "2024-02-29 18:00"),
            ("2026-04-30 10:00", "1 month", "2026-06-01 18:00"),
            ("2024-02-29 10:00", "1 year", "2025-02-28 18:00"),
            ("2025-10-01 10:00", "1 year", "2026-10-08 18:00"),
        ],
    );
}

#[test]
fn the_end_of_the_working_day() {
    check(
        &OFFICE,
        Counting::CivilCode,
        &[
            ("2026-07-22 08:00", "end of working day", "2026-07-22 18:00"),
            ("2026-07-22 17:59", "end of working day", "2026-07-22 18:00"),
            ("2026-07-22 18:00", "end of working day", "2026-07-23 18:00"),
            ("2026-07-25 10:00", "當日", "2026-07-27 18:00"),
            (
                "2026-07-22 10:00",
                "end of next working day",
                "2026-07-23 18:00",
            ),
            (
                "2026-07-24 19:00",
                "end of next working day",
                "2026-07-27 18:00",
            ),
            (
                "2026-07-22 10:00",
                "end of 2nd working day after",
                "2026-07-24 18:00",
            ),
        ],
    );
}

#[test]
fn elapsed_days_are_hours_of_the_standard_day() {
    check(
        &OFFICE,
        Counting::Elapsed,
        &[
            ("2026-07-22 10:00", "1 working day", "2026-07-23 10:00"),
            ("2026-07-22 09:00", "1 working day", "2026-07-22 18:00"),
            ("2026-09-30 10:00", "3 working days", "2026-10-10 10:00"),
            ("2026-07-22 10:00", "10 days", "2026-08-01 10:00"),
            ("2026-01-31 10:00", "1 month", "2026-02-28 10:00"),
            (
                "2026-07-22 10:00",
                "end of next working day",
                "2026-07-23 18:00",
            ),
        ],
    );
}

#[test]
fn a_night_shift_belongs_to_the_day_on_which_it_begins() {
    check(
        &NIGHT,
        Counting::CivilCode,
        &[
            ("2026-07-24 23:00", "7 working hours", "2026-07-25 06:00"),
            ("2026-07-24 23:00", "8 working hours", "2026-07-27 23:00"),
            ("2026-07-23 23:00", "1 working day", "2026-07-25 06:00"),
            ("2026-07-25 03:00", "1 working day", "2026-07-28 06:00"),
            ("2026-07-25 03:00", "end of working day", "2026-07-25 06:00"),
            ("2026-07-25 06:00", "end of working day", "2026-07-28 06:00"),
        ],
    );
    let saturday = NIGHT.day_spans(date("2026-07-25"));
    assert_eq!((saturday.kind, saturday.spans), (DayKind::Weekend, vec![]));
    assert!(NIGHT.is_open(local(&NIGHT, "2026-07-25 05:59")));
    assert!(!NIGHT.is_working_day(date("2026-07-25")));
    assert_eq!(
        NIGHT.standard_day_micros(date("2026-07-01")),
        8 * micros::HOUR
    );
}

#[test]
fn a_calendar_that_never_closes_is_a_clock() {
    check(
        &ALWAYS,
        Counting::CivilCode,
        &[
            // Clocks go forward on 8 March 2026 and back on 1 November.
            ("2026-03-07 12:00", "24 working hours", "2026-03-08 13:00"),
            ("2026-10-31 12:00", "24 working hours", "2026-11-01 11:00"),
            ("2026-03-07 12:00", "1 working day", "2026-03-09 00:00"),
        ],
    );
}

#[test]
fn what_is_said_about_a_date() {
    let calendar = office()
        .closed(date("2026-07-22"), "颱風")
        .opened(date("2026-10-01"), &spans("10:00-14:00"), "值班")
        .opened(date("2026-07-25"), &spans("09:00-12:00"), "盤點")
        .build()
        .unwrap();
    let national_day = Name::new("國慶節", "国庆节", "National Day");
    let mid_autumn = Name::new("中秋節", "中秋节", "Mid-Autumn Festival");
    let cases = [
        ("2026-07-21", DayKind::Working, "09:00-12:00 13:30-18:00"),
        ("2026-07-22", DayKind::Closed("颱風".into()), ""),
        ("2026-07-25", DayKind::Opened("盤點".into()), "09:00-12:00"),
        ("2026-07-26", DayKind::Weekend, ""),
        ("2026-10-01", DayKind::Opened("值班".into()), "10:00-14:00"),
        ("2026-10-02", DayKind::Holiday(national_day.clone()), ""),
        ("2026-10-04", DayKind::Holiday(national_day.clone()), ""),
        (
            "2026-10-10",
            DayKind::Makeup(national_day.clone()),
            "09:00-12:00 13:30-18:00",
        ),
        (
            "2022-12-31",
            DayKind::Holiday(Name::new("元旦", "元旦", "New Year's Day")),
            "",
        ),
        (
            "2023-10-08",
            DayKind::Makeup(Name::joined(&[mid_autumn, national_day.clone()])),
            "09:00-12:00 13:30-18:00",
        ),
    ];
    for (day, kind, hours) in cases {
        let found = calendar.day_spans(date(day));
        let times = found.spans.iter().map(|(start, end)| {
            let clock = |at: &Instant| calendar.zone().civil(*at).strftime("%H:%M").to_string();
            format!("{}-{}", clock(start), clock(end))
        });
        assert_eq!(times.collect::<Vec<_>>().join(" "), hours, "{day}");
        assert_eq!(found.kind, kind, "{day}");
        let close = found.spans.last().map(|(_, end)| *end);
        assert_eq!(calendar.close_of_business(date(day)), close, "{day}");
    }
}

#[test]
fn working_days_of_the_published_years() {
    for (year, expected) in [(2023, 249), (2024, 251), (2025, 248), (2026, 248)] {
        let first = worktime::Date::constant(year, 1, 1);
        let days = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| day.year() == year);
        let worked = days.filter(|day| OFFICE.is_working_day(*day)).count();
        assert_eq!(worked, expected, "{year}");
    }
    assert_eq!(OFFICE.known_until(), Some(date("2026-12-31")));
}

#[test]
fn a_make_up_day_has_the_hours_of_the_longest_weekday() {
    let half_friday = office()
        .week(&[Weekday::Friday], &spans("09:00-12:00"))
        .build()
        .unwrap();
    let makeup = half_friday.day_spans(date("2026-10-10"));
    assert_eq!(makeup.spans.len(), 2);
    assert_eq!(
        half_friday.standard_day_micros(date("2026-07-01")),
        15 * micros::HOUR / 2
    );
}

#[test]
fn beyond_the_published_years_a_due_is_provisional() {
    let provisional = |start: &str, text: &str| {
        let start = local(&OFFICE, start);
        OFFICE
            .due(start, &length(text), Counting::CivilCode, &[])
            .unwrap()
            .provisional
    };
    assert!(!provisional("2026-12-30 10:00", "1 working day"));
    assert!(provisional("2026-12-31 10:00", "1 working day"));
    assert!(provisional("2026-12-31 17:30", "1 working hour"));
    assert!(!provisional("2026-12-31 17:30", "24 hours"));
    assert!(!provisional("2027-03-01 10:00", "immediately"));
    // Nothing is ever published for the desk, so nothing can move.
    let start = local(&DESK, "2035-01-01 10:00");
    assert!(
        !DESK
            .due(start, &length("1 year"), Counting::CivilCode, &[])
            .unwrap()
            .provisional
    );
    // Working time until midnight at the end of the last known day is certain.
    let always = builder("UTC")
        .week(&crate::calendars::EVERY_DAY, &spans("00:00-24:00"))
        .known_until(date("2026-12-31"))
        .build()
        .unwrap();
    let start = local(&always, "2026-12-31 22:00");
    let in_hours = |n: &str| {
        always
            .due(start, &length(n), Counting::CivilCode, &[])
            .unwrap()
    };
    assert!(!in_hours("2 working hours").provisional);
    assert!(in_hours("3 working hours").provisional);
}

#[test]
fn openings_and_ways_back() {
    let at = |text: &str| local(&OFFICE, text);
    let opening = |text: &str| shown(&OFFICE, OFFICE.next_opening(at(text)).unwrap());
    assert_eq!(opening("2026-07-22 08:00"), "2026-07-22 09:00");
    assert_eq!(opening("2026-07-22 10:15"), "2026-07-22 10:15");
    assert_eq!(opening("2026-07-22 12:00"), "2026-07-22 13:30");
    assert_eq!(opening("2026-09-30 18:00"), "2026-10-08 09:00");
    let back = |text: &str, span| shown(&OFFICE, OFFICE.subtract_working(at(text), span).unwrap());
    assert_eq!(
        back("2026-07-22 14:30", 4 * micros::HOUR),
        "2026-07-22 09:00"
    );
    // The latest instant: the opening, not the close before it.
    assert_eq!(
        back("2026-07-22 18:00", 15 * micros::HOUR / 2),
        "2026-07-22 09:00"
    );
    assert_eq!(
        back("2026-10-08 10:00", 2 * micros::HOUR),
        "2026-09-30 17:00"
    );
    assert_eq!(back("2026-10-08 10:00", 0), "2026-10-08 10:00");
    assert_eq!(back("2026-07-22 14:30", -micros::HOUR), "2026-07-22 15:30");
}

#[test]
fn spans_are_cut_to_the_dates_and_touching_ones_are_one() {
    let listed = |calendar: &Calendar, from, to| {
        let open = calendar.spans(date(from), date(to));
        open.map(|(start, end)| format!("{} {}", shown(calendar, start), shown(calendar, end)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        listed(&NIGHT, "2026-07-24", "2026-07-25"),
        [
            "2026-07-24 00:00 2026-07-24 06:00",
            "2026-07-24 22:00 2026-07-25 00:00"
        ]
    );
    assert_eq!(
        listed(&ALWAYS, "2026-07-24", "2026-07-27"),
        ["2026-07-24 00:00 2026-07-27 00:00"]
    );
    assert_eq!(
        listed(&DESK, "2026-07-25", "2026-07-27"),
        Vec::<String>::new()
    );
    assert_eq!(
        listed(&DESK, "2026-07-27", "2026-07-20"),
        Vec::<String>::new()
    );
}

#[test]
fn what_is_left_and_what_is_half() {
    let at = |text: &str| local(&OFFICE, text);
    let due = at("2026-07-24 18:00");
    let left = |text: &str, now: &str| OFFICE.remaining(&length(text), at(now), due);
    assert_eq!(
        left("3 working days", "2026-07-24 11:00"),
        11 * micros::HOUR / 2
    );
    assert_eq!(left("3 days", "2026-07-27 10:00"), -micros::HOUR);
    assert_eq!(left("24 hours", "2026-07-24 11:00"), 7 * micros::HOUR);
    assert_eq!(left("24 hours", "2026-07-25 18:00"), -micros::DAY);
    assert_eq!(left("4 working hours", "2026-07-25 18:00"), 0);

    let start = at("2026-07-24 09:00");
    let point = |text: &str, percent| {
        shown(
            &OFFICE,
            OFFICE.fraction_point(start, due, &length(text), percent),
        )
    };
    // 40 % of 7.5 hours are three hours: noon, not after lunch.
    assert_eq!(point("1 working day", 40), "2026-07-24 12:00");
    assert_eq!(point("1 working day", 50), "2026-07-24 14:15");
    assert_eq!(point("9 hours", 50), "2026-07-24 13:30");
    assert_eq!(point("9 hours", 0), "2026-07-24 09:00");
    assert_eq!(point("1 working day", 100), "2026-07-24 18:00");
    assert_eq!(point("1 working day", 250), "2026-07-24 18:00");
}

#[test]
fn a_time_of_day() {
    check(
        &OFFICE,
        Counting::CivilCode,
        &[
            // Friday, two working days later is Tuesday.
            (
                "2026-07-24 17:00",
                "by 18:00 in 2 working days",
                "2026-07-28 18:00",
            ),
            ("2026-07-24 17:00", "2個工作日內10:00前", "2026-07-28 10:00"),
            // The running day until that time is there, then the next working day.
            ("2026-07-24 17:00", "18:00前", "2026-07-24 18:00"),
            ("2026-07-24 18:00", "18:00前", "2026-07-27 18:00"),
            ("2026-07-25 10:00", "by 18:00", "2026-07-27 18:00"),
            ("2026-07-24 23:00", "24:00前", "2026-07-25 00:00"),
            // A last day that is off moves on, and the time stays.
            ("2026-07-24 10:00", "tomorrow 12:00", "2026-07-27 12:00"),
            ("2026-09-29 10:00", "2日內12:00前", "2026-10-08 12:00"),
            (
                "2026-09-29 10:00",
                "下一個工作日24:00前",
                "2026-10-01 00:00",
            ),
        ],
    );
    check(
        &OFFICE,
        Counting::Elapsed,
        &[
            ("2026-07-24 10:00", "tomorrow 12:00", "2026-07-25 12:00"),
            (
                "2026-07-24 17:00",
                "by 18:00 in 2 working days",
                "2026-07-28 18:00",
            ),
        ],
    );
    // 02:30 is skipped on 29 March, and shown twice on 25 October: the first is taken.
    check(
        &ALWAYS_IN_ROME,
        Counting::CivilCode,
        &[
            ("2026-03-28 10:00", "tomorrow 2:30", "2026-03-29 03:30"),
            ("2026-10-24 10:00", "tomorrow 2:30", "2026-10-25 02:30"),
        ],
    );
    // What was paused is made up in working time.
    let pauses = [pause(&OFFICE, "2026-07-27 09:00", "2026-07-27 10:00")];
    let moved = due(
        &OFFICE,
        "2026-07-24 17:00",
        "by 18:00 in 2 working days",
        Counting::CivilCode,
        &pauses,
    );
    assert_eq!(moved, "2026-07-29 10:00");
}
