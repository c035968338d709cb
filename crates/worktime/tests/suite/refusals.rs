//! Calendars and questions that are refused.

use worktime::{
    BadCalendar, Counting, HORIZON_LAST_YEAR, Instant, Length, Place, Region, SEARCH_DAYS, Span,
    Undatable, Weekday, micros,
};

use crate::calendars::{DESK, EVERY_DAY, OFFICE, builder, date, length, local, spans};

#[test]
fn spans_that_cannot_be() {
    let overlap = [
        Span {
            from_minute: 540,
            to_minute: 720,
        },
        Span {
            from_minute: 700,
            to_minute: 800,
        },
    ];
    let built = builder("UTC").week(&[Weekday::Tuesday], &overlap).build();
    assert_eq!(
        built.err(),
        Some(BadCalendar::Overlap {
            place: Place::Week(Weekday::Tuesday),
            first: overlap[0],
            second: overlap[1]
        })
    );
    let day = date("2026-07-22");
    for span in [(540, 540), (1440, 60), (540, 1441), (0, 0)] {
        let span = Span {
            from_minute: span.0,
            to_minute: span.1,
        };
        let built = builder("UTC").opened(day, &[span], "stocktaking").build();
        assert_eq!(
            built.err(),
            Some(BadCalendar::Unsound {
                place: Place::Date(day),
                span
            })
        );
    }
    let many: Vec<Span> = (0..65)
        .map(|n| Span {
            from_minute: n * 2,
            to_minute: n * 2 + 1,
        })
        .collect();
    let built = builder("UTC").week(&EVERY_DAY, &many).build();
    let place = Place::Week(Weekday::Monday);
    assert_eq!(built.err(), Some(BadCalendar::TooManySpans { place }));
    assert_eq!(Region::named("atlantis"), None);
    assert_eq!(
        Region::codes().collect::<Vec<_>>(),
        ["none", "cn", "tw", "hk", "mo", "sg"]
    );
}

#[test]
fn a_calendar_without_working_time_is_found() {
    assert_eq!(OFFICE.validate(), Ok(()));
    let never = builder("Asia/Shanghai")
        .holidays(Region::named("cn").unwrap())
        .build()
        .unwrap();
    let from = date("2000-01-01");
    assert_eq!(
        never.validate(),
        Err(BadCalendar::NoWorkingTime {
            from,
            days: SEARCH_DAYS
        })
    );
    // A single day of work doesn't help those who come later.
    let once = builder("UTC").opened(date("2000-02-01"), &spans("09:00-17:00"), "once");
    let once = once.build().unwrap();
    let from = date("2000-02-01");
    assert_eq!(
        once.validate(),
        Err(BadCalendar::NoWorkingTime {
            from,
            days: SEARCH_DAYS
        })
    );

    let mut closed = builder("UTC").week(&EVERY_DAY, &spans("09:00-17:00"));
    let first = date("2026-01-01");
    for day in first.series(jiff::Span::new().days(1)).take(400) {
        closed = closed.closed(day, "rebuilding");
    }
    // From the close of the last day to the next opening it is 400 days and 16 hours.
    let from = date("2025-12-31");
    let refused = Err(BadCalendar::NoWorkingTime {
        from,
        days: SEARCH_DAYS,
    });
    assert_eq!(closed.clone().build().unwrap().validate(), refused);
    let shorter = closed.opened(date("2026-06-01"), &spans("09:00-10:00"), "a visit");
    assert_eq!(shorter.build().unwrap().validate(), Ok(()));
}

#[test]
fn what_cannot_be_dated_is_said() {
    let never = builder("UTC").build().unwrap();
    let from = local(&never, "2026-07-22 10:00");
    let no_time = Err(Undatable::NoWorkingTime { from });
    for text in [
        "1 working hour",
        "1 working day",
        "1 day",
        "1 month",
        "end of working day",
    ] {
        let due = never.due(from, &length(text), Counting::CivilCode, &[]);
        assert_eq!(due, Err(Undatable::NoWorkingTime { from }), "{text}");
    }
    let elapsed = never.due(from, &Length::WorkingDays(1), Counting::Elapsed, &[]);
    assert_eq!(elapsed, Err(Undatable::NoWorkingTime { from }));
    assert_eq!(never.next_opening(from), no_time);
    assert_eq!(never.add_working(from, 1), no_time);
    assert_eq!(never.subtract_working(from, 1), no_time);
    assert_eq!(never.working_micros(from, from.plus(micros::DAY)), 0);
    // What needs no working time needs no calendar.
    let due = never
        .due(from, &length("1 hour"), Counting::CivilCode, &[])
        .unwrap();
    assert_eq!(due.at, Some(from.plus(micros::HOUR)));
}

#[test]
fn the_horizon() {
    let from = local(&DESK, "2026-07-22 10:00");
    let too_far = Err(Undatable::TooFar { from });
    for absurd in [
        Length::WorkingDays(u32::MAX),
        Length::Days(1_000_000),
        Length::Weeks(u32::MAX),
        Length::Months(u32::MAX),
        Length::Years(u32::MAX),
        Length::Years(200),
        Length::EndOfWorkingDay { after: u32::MAX },
        Length::Working(i64::MAX),
    ] {
        assert_eq!(
            DESK.due(from, &absurd, Counting::CivilCode, &[]),
            too_far,
            "{absurd}"
        );
    }
    assert_eq!(
        DESK.due(from, &Length::Years(u32::MAX), Counting::Elapsed, &[]),
        too_far
    );
    assert_eq!(
        DESK.due(from, &Length::WorkingDays(u32::MAX), Counting::Elapsed, &[]),
        too_far
    );
    assert_eq!(
        DESK.due(from, &Length::Clock(i64::MAX), Counting::CivilCode, &[]),
        too_far
    );
    assert_eq!(
        DESK.subtract_working(from, i64::MAX),
        Err(Undatable::TooFar { from })
    );
    // The last years are still known.
    let late = DESK
        .due(from, &Length::Years(170), Counting::CivilCode, &[])
        .unwrap()
        .at
        .unwrap();
    assert_eq!(DESK.zone().date_of(late), date("2196-07-22"));
    assert_eq!(HORIZON_LAST_YEAR, 2199);
    // Outside the horizon nobody works, and nothing takes long.
    for at in [Instant(i64::MIN), Instant(i64::MAX)] {
        assert!(!DESK.is_open(at));
        assert_eq!(DESK.next_opening(at), Err(Undatable::TooFar { from: at }));
        assert!(
            DESK.due(at, &length("1 working day"), Counting::CivilCode, &[])
                .is_err()
        );
        assert!(
            DESK.due(at, &length("1 month"), Counting::Elapsed, &[])
                .is_err()
        );
    }
    let all = DESK.working_micros(Instant(i64::MIN), Instant(i64::MAX));
    assert!(all > 299 * 250 * 8 * micros::HOUR && all < 301 * 263 * 8 * micros::HOUR);
}
