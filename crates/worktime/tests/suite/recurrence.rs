//! Recurrences: their days, and when they are due.

use worktime::{Calendar, Date, Festival, Instant, LunarDate, OnDayOff, WORKWEEK, YearlyDay};

use crate::calendars::{ALWAYS, DESK, NIGHT, OFFICE, builder, date, local, office, shown, spans};
use crate::recurrence_words::{day, recurrence};

/// Date and due of each occurrence that is due between two wall-clock times.
fn due(
    calendar: &Calendar,
    text: &str,
    on_day_off: OnDayOff,
    from: &str,
    to: &str,
) -> Vec<(String, String)> {
    recurrence(text)
        .occurrences(
            calendar,
            on_day_off,
            local(calendar, from)..local(calendar, to),
        )
        .map(|found| (found.date.to_string(), shown(calendar, found.due)))
        .collect()
}

fn check(
    calendar: &Calendar,
    text: &str,
    on_day_off: OnDayOff,
    (from, to): (&str, &str),
    expected: &[(&str, &str)],
) {
    let found = due(calendar, text, on_day_off, from, to);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(date, due)| (date.as_str(), due.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn dates_of(day: YearlyDay, years: std::ops::RangeInclusive<i16>) -> Vec<String> {
    years
        .map(|year| day.date_in(year).unwrap().to_string())
        .collect()
}

#[test]
fn days_of_the_year_that_not_every_year_has() {
    let leap_day = YearlyDay::solar(2, 29).unwrap();
    assert_eq!(
        dates_of(leap_day, 2023..=2025),
        ["2023-02-28", "2024-02-29", "2025-02-28"]
    );
    // The twelfth month of 2024 and of 2025 has 29 days, that of 2023 has 30.
    let eve = day("lunar 12-30");
    let expected = ["2024-02-09", "2025-01-28", "2026-02-16"];
    assert_eq!(dates_of(eve, 2023..=2025), expected);
    assert_eq!(
        dates_of(Festival::LunarNewYearsEve.into(), 2023..=2025),
        expected
    );
    for year in 1900..=2100 {
        let next = eve.date_in(year).unwrap().tomorrow().unwrap();
        if year < 2100 {
            assert_eq!(Some(next), day("春節").date_in(year + 1));
        }
    }
    // 2025 has a sixth month and a leap sixth month: the day comes in the first of them only.
    let born = LunarDate {
        year: 1987,
        month: 6,
        is_leap_month: true,
        day: 15,
    };
    assert_eq!(born.date(), Ok(date("1987-08-09")));
    let birthday = YearlyDay::from(born);
    assert_eq!(
        dates_of(birthday, 2024..=2026),
        ["2024-07-20", "2025-07-09", "2026-07-28"]
    );
    let mut found = Vec::new();
    let mut from = date("2025-01-01");
    while let Some(next) = birthday
        .on_or_after(from)
        .filter(|next| next.year() == 2025)
    {
        found.push(next.to_string());
        from = next.tomorrow().unwrap();
    }
    assert_eq!(found, ["2025-07-09"]);
}

#[test]
fn a_calendar_year_can_hold_a_lunar_day_twice_or_never() {
    let expected = [
        "2021-01-20",
        "2022-01-10",
        "2022-12-30",
        "2024-01-18",
        "2025-01-07",
    ];
    let found: Vec<String> = recurrence("每年臘八節")
        .occurrences_on(
            &OFFICE,
            OnDayOff::Stays,
            date("2021-01-01")..date("2026-01-01"),
        )
        .map(|found| found.date.to_string())
        .collect();
    assert_eq!(found, expected);
    // Whoever asks for the next one, again and again, gets each of them once.
    let day = YearlyDay::from(Festival::Laba);
    let mut from = date("2021-01-01");
    for expected in expected {
        let next = day.on_or_after(from).unwrap();
        assert_eq!(next.to_string(), expected);
        from = next.tomorrow().unwrap();
    }
}

#[test]
fn three_weeks_of_downtime_give_three() {
    check(
        &OFFICE,
        "every Monday",
        OnDayOff::Later,
        ("2026-07-03 12:00", "2026-07-24 12:00"),
        &[
            ("2026-07-06", "2026-07-06 18:00"),
            ("2026-07-13", "2026-07-13 18:00"),
            ("2026-07-20", "2026-07-20 18:00"),
        ],
    );
    let names: Vec<String> = recurrence("every Monday")
        .occurrences_on(
            &OFFICE,
            OnDayOff::Later,
            date("2026-07-03")..date("2026-07-24"),
        )
        .map(|found| found.name)
        .collect();
    assert_eq!(names, ["2026-07-06", "2026-07-13", "2026-07-20"]);
}

#[test]
fn ranges_are_half_open() {
    let at = "2026-07-06 18:00";
    let monday: &[(&str, &str)] = &[("2026-07-06", at)];
    check(
        &OFFICE,
        "every Monday",
        OnDayOff::Later,
        (at, "2026-07-07 00:00"),
        monday,
    );
    check(
        &OFFICE,
        "every Monday",
        OnDayOff::Later,
        ("2026-07-06 00:00", at),
        &[],
    );
    check(&OFFICE, "every Monday", OnDayOff::Later, (at, at), &[]);
    check(
        &OFFICE,
        "every Monday",
        OnDayOff::Later,
        ("2026-08-06 00:00", at),
        &[],
    );
}

#[test]
fn working_days_know_holidays_and_makeup_days() {
    check(
        &OFFICE,
        "every working day",
        OnDayOff::Stays,
        ("2026-09-30 00:00", "2026-10-12 00:00"),
        &[
            ("2026-09-30", "2026-09-30 18:00"),
            ("2026-10-08", "2026-10-08 18:00"),
            ("2026-10-09", "2026-10-09 18:00"),
            ("2026-10-10", "2026-10-10 18:00"),
        ],
    );
    check(
        &OFFICE,
        "5th working day of every quarter",
        OnDayOff::Stays,
        ("2026-10-01 00:00", "2027-01-01 00:00"),
        &[("2026-10-13", "2026-10-13 18:00")],
    );
    check(
        &OFFICE,
        "last working day of every month",
        OnDayOff::Stays,
        ("2026-09-01 00:00", "2026-11-01 00:00"),
        &[
            ("2026-09-30", "2026-09-30 18:00"),
            ("2026-10-30", "2026-10-30 18:00"),
        ],
    );
}

#[test]
fn what_a_day_off_does() {
    // Mid-Autumn 2026 is a holiday, Friday 25 September to Sunday 27.
    let range = ("2026-09-01 00:00", "2026-10-31 00:00");
    let text = "每年中秋節";
    let cases = [
        (OnDayOff::Stays, "2026-09-26 00:00"),
        (OnDayOff::Earlier, "2026-09-24 18:00"),
        (OnDayOff::Later, "2026-09-28 18:00"),
    ];
    for (on_day_off, due) in cases {
        check(&OFFICE, text, on_day_off, range, &[("2026-09-25", due)]);
    }
    // Due at an end of the National Day holidays, dated within them: found from either side.
    check(
        &OFFICE,
        "every 1 day from 2020-01-01",
        OnDayOff::Later,
        ("2026-10-08 00:00", "2026-10-09 00:00"),
        &[
            ("2026-10-01", "2026-10-08 18:00"),
            ("2026-10-02", "2026-10-08 18:00"),
            ("2026-10-03", "2026-10-08 18:00"),
            ("2026-10-04", "2026-10-08 18:00"),
            ("2026-10-05", "2026-10-08 18:00"),
            ("2026-10-06", "2026-10-08 18:00"),
            ("2026-10-07", "2026-10-08 18:00"),
            ("2026-10-08", "2026-10-08 18:00"),
        ],
    );
    check(
        &OFFICE,
        "3rd of every month",
        OnDayOff::Earlier,
        ("2026-09-30 12:00", "2026-10-01 00:00"),
        &[("2026-10-03", "2026-09-30 18:00")],
    );
}

#[test]
fn periods_last_to_the_end_of_their_last_date() {
    // Sunday 31 May, Tuesday 30 June, Friday 31 July. A day off moves nothing.
    for on_day_off in [OnDayOff::Stays, OnDayOff::Earlier, OnDayOff::Later] {
        check(
            &DESK,
            "every month",
            on_day_off,
            ("2026-05-15 00:00", "2026-08-15 00:00"),
            &[
                ("2026-05-31", "2026-06-01 00:00"),
                ("2026-06-30", "2026-06-30 18:00"),
                ("2026-07-31", "2026-07-31 18:00"),
            ],
        );
        check(
            &DESK,
            "every day",
            on_day_off,
            ("2026-07-03 12:00", "2026-07-06 18:01"),
            &[
                ("2026-07-03", "2026-07-03 18:00"),
                ("2026-07-04", "2026-07-05 00:00"),
                ("2026-07-05", "2026-07-06 00:00"),
                ("2026-07-06", "2026-07-06 18:00"),
            ],
        );
        check(
            &DESK,
            "every week",
            on_day_off,
            ("2026-07-03 12:00", "2026-07-06 00:01"),
            &[("2026-07-05", "2026-07-06 00:00")],
        );
    }
    let quarter = recurrence("every quarter");
    let found = quarter
        .occurrences_on(
            &DESK,
            OnDayOff::Later,
            date("2026-07-01")..date("2026-10-01"),
        )
        .next()
        .unwrap();
    assert_eq!(found.name, "2026-Q3");
    assert_eq!(found.window, (date("2026-07-01"), date("2026-10-01")));
    assert_eq!(found.date, date("2026-09-30"));
    let named: Vec<String> = recurrence("last Friday of every month")
        .occurrences_on(
            &DESK,
            OnDayOff::Later,
            date("2026-07-01")..date("2026-10-01"),
        )
        .map(|found| format!("{} {}", found.name, found.date))
        .collect();
    assert_eq!(
        named,
        [
            "2026-07 2026-07-31",
            "2026-08 2026-08-28",
            "2026-09 2026-09-25"
        ]
    );
}

#[test]
fn a_window_without_a_working_day_is_due_at_its_end() {
    let closed: Vec<Date> = date("2026-08-03")
        .series(jiff::Span::new().days(1))
        .take(5)
        .collect();
    let mut calendar = builder("Europe/Rome").week(&WORKWEEK, &spans("09:00-18:00"));
    for date in closed {
        calendar = calendar.closed(date, "summer");
    }
    let calendar = calendar.build().unwrap();
    for text in [
        "every week",
        "2nd working day of every week",
        "last working day of every week",
    ] {
        check(
            &calendar,
            text,
            OnDayOff::Earlier,
            ("2026-08-03 00:01", "2026-08-10 00:01"),
            &[("2026-08-09", "2026-08-10 00:00")],
        );
    }
    // With fewer working days than are counted, it is the last there is.
    check(
        &DESK,
        "31st working day of every month",
        OnDayOff::Stays,
        ("2026-08-03 00:00", "2026-09-01 00:00"),
        &[("2026-08-31", "2026-08-31 18:00")],
    );
    check(
        &DESK,
        "7th last working day of every week",
        OnDayOff::Stays,
        ("2026-08-03 00:00", "2026-08-09 00:00"),
        &[("2026-08-03", "2026-08-03 18:00")],
    );
}

#[test]
fn short_months_and_steps() {
    check(
        &ALWAYS,
        "31st of every month",
        OnDayOff::Stays,
        ("2024-02-01 12:00", "2024-05-15 00:00"),
        &[
            ("2024-02-29", "2024-03-01 00:00"),
            ("2024-03-31", "2024-04-01 00:00"),
            ("2024-04-30", "2024-05-01 00:00"),
        ],
    );
    check(
        &ALWAYS,
        "every 3 months from 2025-11-30",
        OnDayOff::Stays,
        ("2020-01-01 00:00", "2026-12-15 00:00"),
        &[
            ("2025-11-30", "2025-12-01 00:00"),
            ("2026-02-28", "2026-03-01 00:00"),
            ("2026-05-30", "2026-05-31 00:00"),
            ("2026-08-30", "2026-08-31 00:00"),
            ("2026-11-30", "2026-12-01 00:00"),
        ],
    );
    check(
        &ALWAYS,
        "every year from 2024-02-29",
        OnDayOff::Stays,
        ("2027-01-01 00:00", "2029-01-01 00:00"),
        &[
            ("2027-02-28", "2027-03-01 00:00"),
            ("2028-02-29", "2028-03-01 00:00"),
        ],
    );
    check(
        &ALWAYS,
        "every 2 weeks from 2026-01-05",
        OnDayOff::Stays,
        ("2026-01-01 00:00", "2026-02-04 00:00"),
        &[
            ("2026-01-05", "2026-01-06 00:00"),
            ("2026-01-19", "2026-01-20 00:00"),
            ("2026-02-02", "2026-02-03 00:00"),
        ],
    );
}

#[test]
fn night_shifts_close_on_the_next_date() {
    check(
        &NIGHT,
        "every working day",
        OnDayOff::Stays,
        ("2026-07-17 05:00", "2026-07-20 12:00"),
        &[
            ("2026-07-16", "2026-07-17 06:00"),
            ("2026-07-17", "2026-07-18 06:00"),
        ],
    );
    // A Saturday that is off although a shift ends on it.
    check(
        &NIGHT,
        "18th of every month",
        OnDayOff::Earlier,
        ("2026-07-01 00:00", "2026-08-01 00:00"),
        &[("2026-07-18", "2026-07-18 06:00")],
    );
    check(
        &NIGHT,
        "18th of every month",
        OnDayOff::Later,
        ("2026-07-01 00:00", "2026-08-01 00:00"),
        &[("2026-07-18", "2026-07-21 06:00")],
    );
}

#[test]
fn a_shift_that_ends_after_the_next_one_hides_nothing() {
    let calendar = builder("Asia/Hong_Kong")
        .week(&WORKWEEK, &spans("09:00-18:00"))
        .opened(date("2026-07-07"), &spans("12:00-11:00"), "long")
        .opened(date("2026-07-08"), &spans("00:00-01:00"), "short")
        .build()
        .unwrap();
    let long = ("2026-07-07", "2026-07-08 11:00");
    // The day closes with the shift that still runs.
    let short = ("2026-07-08", "2026-07-08 11:00");
    let cases = [
        (("2026-07-08 00:30", "2026-07-08 02:00"), vec![]),
        (("2026-07-08 02:00", "2026-07-08 12:00"), vec![long, short]),
        (("2026-07-08 00:00", "2026-07-09 00:00"), vec![long, short]),
    ];
    for (range, expected) in cases {
        check(&calendar, "every day", OnDayOff::Stays, range, &expected);
    }
}

#[test]
fn what_is_not_published_yet_is_provisional() {
    let calendar = office().known_until(date("2026-12-31")).build().unwrap();
    let provisional = |text: &str, from: &str, to: &str| -> Vec<(String, bool)> {
        recurrence(text)
            .occurrences_on(&calendar, OnDayOff::Earlier, date(from)..date(to))
            .map(|found| (found.date.to_string(), found.is_provisional))
            .collect()
    };
    let found = provisional("31st of every month", "2026-12-01", "2027-02-01");
    let expected = [("2026-12-31", false), ("2027-01-31", true)];
    assert_eq!(found, expected.map(|(date, is)| (date.to_owned(), is)));
    // Moved into the known year, from a day of which nobody knows whether it is off.
    let found = provisional("2nd of every month", "2026-12-30", "2027-01-01");
    assert_eq!(found, Vec::new());
    let found = provisional("every year on 01-02", "2026-12-30", "2027-01-05");
    assert_eq!(found.len(), 1);
    assert!(found[0].1);
    assert!(
        provisional(
            "last working day of every quarter",
            "2026-10-01",
            "2027-04-02"
        )[1]
        .1
    );
    let calendar = office().known_until(date("2026-12-20")).build().unwrap();
    let provisional = |text: &str| {
        recurrence(text)
            .occurrences_on(
                &calendar,
                OnDayOff::Stays,
                date("2026-12-01")..date("2027-01-01"),
            )
            .map(|found| (found.date.to_string(), found.is_provisional))
            .collect::<Vec<_>>()
    };
    for (text, day, expected) in [
        ("14th working day of every month", "2026-12-18", false),
        ("10th last working day of every month", "2026-12-18", true),
        ("31st working day of every month", "2026-12-31", true),
        ("3rd Friday of every month", "2026-12-18", false),
        ("every month", "2026-12-31", true),
        ("every year", "2026-12-31", true),
    ] {
        assert_eq!(provisional(text), [(day.to_owned(), expected)], "{text}");
    }
}

#[test]
fn occurrences_end_with_the_known_years() {
    let everything = Instant(i64::MIN)..Instant(i64::MAX);
    let count = |text: &str| {
        recurrence(text)
            .occurrences(&ALWAYS, OnDayOff::Stays, everything.clone())
            .count()
    };
    assert_eq!(count("every year"), 300);
    assert_eq!(count("every year on 02-29"), 300);
    assert_eq!(count("31st of every month"), 3600);
    assert_eq!(count("every year on lunar 08-15"), 201);
    assert_eq!(count("every year on lunar 12-30"), 201);
    assert_eq!(count("every winter solstice"), 201);
    assert_eq!(count("every 1000 years from 2026-01-05"), 1);
    assert_eq!(count("every day"), 109_573);
    let last = |text: &str| recurrence(text).last_known_date().to_string();
    assert_eq!(last("every day"), "2199-12-31");
    assert_eq!(last("every year on lunar 12-30"), "2101-01-28");
    assert_eq!(last("every qingming"), "2100-04-05");
    // The last of them is due when the years are over.
    check(
        &ALWAYS,
        "every year",
        OnDayOff::Stays,
        ("2200-01-01 00:00", "2300-01-01 00:00"),
        &[("2199-12-31", "2200-01-01 00:00")],
    );
    check(
        &ALWAYS,
        "lunar 12-30 of every year",
        OnDayOff::Stays,
        ("2101-01-29 00:00", "2300-01-01 00:00"),
        &[("2101-01-28", "2101-01-29 00:00")],
    );
    check(
        &ALWAYS,
        "every day",
        OnDayOff::Stays,
        ("2300-01-01 00:00", "2301-01-01 00:00"),
        &[],
    );
    check(
        &ALWAYS,
        "every day",
        OnDayOff::Stays,
        ("1800-01-01 00:00", "1900-01-01 00:00"),
        &[],
    );
}

#[test]
fn a_calendar_without_working_time_answers_too() {
    let never = builder("Asia/Shanghai").build().unwrap();
    check(
        &never,
        "every working day",
        OnDayOff::Later,
        ("2026-01-01 00:00", "2027-01-01 00:00"),
        &[],
    );
    for on_day_off in [OnDayOff::Stays, OnDayOff::Earlier, OnDayOff::Later] {
        for text in [
            "15th of every month",
            "every Friday",
            "1st working day of every year",
        ] {
            let found = due(
                &never,
                text,
                on_day_off,
                "2026-01-01 12:00",
                "2027-01-01 12:00",
            );
            assert!(
                found.len() == 12 || found.len() == 52 || found.len() == 1,
                "{text}"
            );
            assert!(found.iter().all(|(_, due)| due.ends_with("00:00")));
        }
    }
}

#[test]
fn each_window_leads_to_the_next() {
    let quarter = recurrence("every quarter");
    let mut from = date("2026-02-14");
    let mut found = Vec::new();
    for _ in 0..3 {
        let occurrence = quarter
            .occurrence_from(&OFFICE, OnDayOff::Later, from)
            .unwrap();
        from = occurrence.window.1;
        found.push(format!(
            "{} {}",
            occurrence.name,
            shown(&OFFICE, occurrence.due)
        ));
    }
    let expected = [
        "2026-Q1 2026-03-31 18:00",
        "2026-Q2 2026-06-30 18:00",
        "2026-Q3 2026-09-30 18:00",
    ];
    assert_eq!(found, expected);
    let steps = recurrence("every 2 weeks from 2026-01-05");
    let dates = ["2025-01-01", "2026-01-05", "2026-01-18", "2026-01-19"].map(|from| {
        let found = steps.occurrence_from(&OFFICE, OnDayOff::Later, date(from));
        found.unwrap().date.to_string()
    });
    assert_eq!(
        dates,
        ["2026-01-05", "2026-01-05", "2026-01-05", "2026-01-19"]
    );
    // Between the day number of a short month and that of the first.
    let steps = recurrence("every 3 months from 2025-11-30");
    let windows = ["2026-02-27", "2026-02-28", "2026-05-29", "2026-05-30"].map(|from| {
        let found = steps.occurrence_from(&OFFICE, OnDayOff::Later, date(from));
        found.unwrap().window.0.to_string()
    });
    assert_eq!(
        windows,
        ["2025-11-30", "2026-02-28", "2026-02-28", "2026-05-30"]
    );
    let lunar = recurrence("every Spring Festival").occurrence_from(
        &OFFICE,
        OnDayOff::Stays,
        date("2026-02-16"),
    );
    let lunar = lunar.unwrap();
    assert_eq!(lunar.date, date("2025-01-29"));
    assert_eq!(lunar.window, (date("2025-01-29"), date("2026-02-17")));
    assert_eq!(
        quarter.occurrence_from(&OFFICE, OnDayOff::Later, date("2200-01-01")),
        None
    );
}

#[test]
fn the_end_stays_the_end() {
    let monday = recurrence("every Monday");
    let range = date("2026-07-03")..date("2026-07-14");
    let mut found = monday.occurrences_on(&OFFICE, OnDayOff::Later, range);
    assert_eq!(found.by_ref().count(), 2);
    assert_eq!((found.next(), found.next()), (None, None));
}
