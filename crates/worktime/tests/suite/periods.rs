//! Periods: their windows, names and words.

use proptest::prelude::*;
use worktime::{BadPeriod, Counting, Date, Period};

use crate::calendars::date;

const PERIODS: [Period; 7] = [
    Period::Day,
    Period::WorkingDay,
    Period::Week,
    Period::Month,
    Period::Quarter,
    Period::HalfYear,
    Period::Year,
];

#[test]
fn windows_and_names() {
    let cases = [
        (
            Period::Day,
            "2026-07-23",
            "2026-07-23",
            "2026-07-24",
            "2026-07-23",
        ),
        (
            Period::WorkingDay,
            "2026-12-31",
            "2026-12-31",
            "2027-01-01",
            "2026-12-31",
        ),
        (
            Period::Week,
            "2026-07-26",
            "2026-07-20",
            "2026-07-27",
            "2026-W30",
        ),
        (
            Period::Week,
            "2026-07-27",
            "2026-07-27",
            "2026-08-03",
            "2026-W31",
        ),
        (
            Period::Week,
            "2027-01-01",
            "2026-12-28",
            "2027-01-04",
            "2026-W53",
        ),
        (
            Period::Month,
            "2024-02-29",
            "2024-02-01",
            "2024-03-01",
            "2024-02",
        ),
        (
            Period::Quarter,
            "2026-09-30",
            "2026-07-01",
            "2026-10-01",
            "2026-Q3",
        ),
        (
            Period::Quarter,
            "2026-10-01",
            "2026-10-01",
            "2027-01-01",
            "2026-Q4",
        ),
        (
            Period::HalfYear,
            "2026-06-30",
            "2026-01-01",
            "2026-07-01",
            "2026-H1",
        ),
        (
            Period::HalfYear,
            "2026-07-01",
            "2026-07-01",
            "2027-01-01",
            "2026-H2",
        ),
        (
            Period::Year,
            "2026-07-23",
            "2026-01-01",
            "2027-01-01",
            "2026",
        ),
    ];
    for (period, day, start, end, name) in cases {
        assert_eq!(
            period.window_of(date(day)),
            (date(start), date(end)),
            "{period} of {day}"
        );
        assert_eq!(period.name(date(day)), name);
    }
}

#[test]
fn words() {
    let cases = [
        ("every day", Period::Day),
        ("每天", Period::Day),
        ("every working day", Period::WorkingDay),
        ("每個工作日", Period::WorkingDay),
        ("Weekly", Period::Week),
        ("每週", Period::Week),
        ("每周", Period::Week),
        ("month", Period::Month),
        ("每個月", Period::Month),
        ("quarter", Period::Quarter),
        ("每季度", Period::Quarter),
        ("季度", Period::Quarter),
        ("half-year", Period::HalfYear),
        ("每半年", Period::HalfYear),
        ("year", Period::Year),
        ("每年", Period::Year),
    ];
    for (text, period) in cases {
        assert_eq!(Period::parse(text), Ok(period), "{text}");
    }
    for period in PERIODS {
        assert_eq!(Period::parse(&period.to_string()), Ok(period));
        assert_eq!(Period::parse(period.chinese()), Ok(period));
        let json = serde_json::to_string(&period).unwrap();
        assert_eq!(json, format!("\"{period}\""));
    }
    let text = "every blue moon";
    assert_eq!(&text[Period::parse(text).unwrap_err().range], "blue moon");
    assert!(Period::parse("").is_err());
    // A blank more than is read, though the word is one.
    let longest = format!("{:>1$}", "month", worktime::LONGEST_TEXT_BYTES);
    assert_eq!(Period::parse(&longest), Ok(Period::Month));
    let range = 0..longest.len() + 1;
    assert_eq!(
        Period::parse(&format!(" {longest}")),
        Err(BadPeriod { range })
    );
}

#[test]
fn counting_rules_by_name() {
    for counting in [Counting::CivilCode, Counting::Elapsed] {
        assert_eq!(Counting::parse(&counting.to_string()), Some(counting));
        let json = serde_json::to_string(&counting).unwrap();
        assert_eq!(json, format!("\"{counting}\""));
    }
    assert_eq!(Counting::parse("lunar"), None);
    assert_eq!(Counting::default(), Counting::CivilCode);
}

proptest! {
    #[test]
    fn windows_follow_each_other_and_each_date_lies_in_its_own(days in 0_i64..73_000) {
        let day = Date::constant(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        for period in PERIODS {
            let window = period.window_of(day);
            prop_assert!(window.0 <= day && day < window.1);
            let next = period.next(window);
            prop_assert_eq!(next.0, window.1);
            prop_assert_eq!(next, period.window_of(window.1));
            prop_assert_eq!(period.name(window.0), period.name(window.1.yesterday().unwrap()));
            prop_assert_ne!(period.name(window.0), period.name(next.0));
        }
    }
}
