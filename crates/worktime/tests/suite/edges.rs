//! Where days, years, zones and editions meet.

use worktime::{
    BadCalendar, Calendar, CalendarBuilder, Counting, Instant, Length, OwnDays, Place, Undatable,
    WORKWEEK, Weekday,
    micros::{HOUR, MINUTE},
};

use crate::calendars::{
    ALWAYS, EVERY_DAY, NIGHT, OFFICE, builder, date, due, length, local, office, shown, spans,
    workweek,
};

#[test]
fn the_last_instant_of_the_near_years() {
    let midnight = local(&ALWAYS, "2041-01-01 00:00");
    assert!(ALWAYS.is_open(midnight));
    assert!(ALWAYS.is_open(midnight.minus(1)));
    let night = workweek("America/New_York", "22:00-06:00");
    assert!(night.is_open(local(&night, "2041-01-01 00:00")));
}

#[test]
fn nobody_works_beyond_the_horizon() {
    for day in ["1850-06-02", "1899-12-31", "2200-01-01", "2200-01-06"] {
        assert_eq!(OFFICE.close_of_business(date(day)), None, "{day}");
        assert!(!OFFICE.is_working_day(date(day)), "{day}");
        assert_eq!(OFFICE.day_spans(date(day)).spans, [], "{day}");
    }
    assert!(OFFICE.is_working_day(date("2199-12-31")));
    let start = local(&OFFICE, "2150-01-01 00:00");
    let beyond = OFFICE.due(start, &length("900000 hours"), Counting::CivilCode, &[]);
    assert_eq!(beyond, Err(Undatable::TooFar { from: start }));
}

#[test]
fn hours_that_meet_a_shift_from_the_day_before() {
    let nights = builder("UTC").week(&EVERY_DAY, &spans("22:00-06:00"));
    let pieces = builder("UTC").week(&EVERY_DAY, &spans("00:00-02:00 03:00-05:00 22:00-24:00"));
    let common = Calendar::common(&nights.build().unwrap(), &pieces.build().unwrap()).unwrap();
    let opened = OwnDays::new().opened(date("2026-07-22"), &spans("01:00-04:00"), "long");
    let layer = common.layer(opened).unwrap();
    let at = |text: &str| local(&layer, text);
    assert!(layer.is_open(at("2026-07-22 02:30")));
    let morning = (at("2026-07-22 00:00"), at("2026-07-22 06:00"));
    assert_eq!(layer.working_micros(morning.0, morning.1), 300 * MINUTE);
}

#[test]
fn a_day_closes_no_earlier_than_the_shift_that_still_runs() {
    let own = OwnDays::new().opened(date("2026-07-21"), &spans("20:00-12:00"), "long");
    let own = own.opened(date("2026-07-22"), &spans("09:00-11:00"), "short");
    let calendar = office().own_days(own).build().unwrap();
    let answer = |text| {
        due(
            &calendar,
            "2026-07-20 10:00",
            text,
            Counting::CivilCode,
            &[],
        )
    };
    assert_eq!(answer("1 working day"), "2026-07-22 12:00");
    assert_eq!(answer("2 working days"), "2026-07-22 12:00");
    // Hours of the week that do so are a mistake.
    let tuesday = builder("UTC").week(&[Weekday::Tuesday], &spans("20:00-12:00"));
    let refused = tuesday.week(&[Weekday::Wednesday], &spans("09:00-11:00"));
    assert_eq!(
        refused.build().err(),
        Some(BadCalendar::Overlap {
            place: Place::Week(Weekday::Tuesday),
            first: spans("20:00-12:00")[0],
            second: spans("09:00-11:00")[0],
        })
    );
}

#[test]
fn the_standard_day_of_two_is_what_both_have() {
    let hours = |zone: &str, hours: &str| workweek(zone, hours);
    let on = date("2026-07-22");
    let far_apart = Calendar::common(
        &hours("Asia/Shanghai", "09:00-18:00"),
        &hours("Europe/London", "09:00-18:00"),
    );
    let far_apart = far_apart.unwrap();
    assert_eq!(far_apart.standard_day_micros(on), 2 * HOUR);
    let elapsed =
        |calendar: &Calendar, text| due(calendar, "2026-07-22 09:00", text, Counting::Elapsed, &[]);
    assert_eq!(elapsed(&far_apart, "1 working day"), "2026-07-22 18:00");
    let saturday = OwnDays::new().worked(date("2026-07-25"), "together");
    let saturday = far_apart.layer(saturday).unwrap();
    let spans_of: Vec<_> = saturday.day_spans(date("2026-07-25")).spans;
    assert_eq!(shown(&saturday, spans_of[0].0), "2026-07-25 16:00");
    assert_eq!(shown(&saturday, spans_of[0].1), "2026-07-25 18:00");

    let nights = Calendar::common(
        &hours("UTC", "22:00-06:00"),
        &builder("UTC")
            .week(&EVERY_DAY, &spans("00:00-04:00"))
            .build()
            .unwrap(),
    );
    let nights = nights.unwrap();
    assert_eq!(nights.standard_day_micros(on), 4 * HOUR);
    assert_eq!(elapsed(&nights, "1 working day"), "2026-07-23 04:00");

    let short_monday = builder("UTC")
        .week(&WORKWEEK, &spans("10:00-17:00"))
        .week(&[Weekday::Monday], &spans("08:00-16:00"));
    let late = hours("UTC", "10:00-18:00");
    let both = Calendar::common(&short_monday.build().unwrap(), &late).unwrap();
    assert_eq!(both.standard_day_micros(on), 7 * HOUR);
}

#[test]
fn only_what_reads_unpublished_hours_is_provisional() {
    let start = local(&OFFICE, "2026-07-22 10:00");
    let provisional = |text: &str, counting| {
        let due = OFFICE.due(start, &length(text), counting, &[]);
        due.unwrap().provisional
    };
    assert!(provisional("1 year", Counting::CivilCode));
    assert!(!provisional("1 year", Counting::Elapsed));
    assert!(!provisional("9000 hours", Counting::CivilCode));
    assert!(provisional("200 working days", Counting::Elapsed));

    // A shift that begins on the last published date is certain to its end.
    let nights = builder("Asia/Shanghai")
        .week(&EVERY_DAY, &spans("22:00-06:00"))
        .known_until(date("2026-12-31"))
        .build()
        .unwrap();
    let start = local(&nights, "2026-12-31 12:00");
    let due = |hours: i64| {
        let length = Length::Working(hours * HOUR);
        let due = nights.due(start, &length, Counting::CivilCode, &[]);
        due.unwrap().provisional
    };
    assert_eq!((due(8), due(9)), (false, true));

    // Of two calendars, the one that ends first on the clock and not on the wall decides.
    let shanghai = builder("Asia/Shanghai")
        .week(&EVERY_DAY, &spans("00:00-24:00"))
        .known_until(date("2026-12-31"))
        .build()
        .unwrap();
    let both = Calendar::common(&ALWAYS, &shanghai).unwrap();
    let start = local(&both, "2026-12-31 12:00");
    let due = both.due(start, &length("5 working hours"), Counting::CivilCode, &[]);
    assert!(due.unwrap().provisional);
}

#[test]
fn the_latest_start_over_a_change_of_hours() {
    let calendar = builder("UTC")
        .week(&EVERY_DAY, &spans("08:00-18:00"))
        .edition(date("2026-05-01"), "short")
        .week(&EVERY_DAY, &spans("08:00-12:00"))
        .build()
        .unwrap();
    let latest = |end: &str| {
        let end = local(&calendar, end);
        let start = calendar.latest_start(end, &length("3 working days"), Counting::Elapsed);
        shown(&calendar, start.unwrap())
    };
    assert_eq!(latest("2026-05-06 12:00"), "2026-05-04 08:00");
    assert_eq!(latest("2026-05-03 12:00"), "2026-05-01 08:00");
    // The day before the change, working days are still long.
    assert_eq!(latest("2026-05-02 12:00"), "2026-04-28 16:00");
    let never = builder("UTC").build().unwrap();
    let end = local(&never, "2026-05-02 12:00");
    let refused = never.latest_start(end, &length("1 working day"), Counting::CivilCode);
    assert_eq!(refused, Err(Undatable::TooFar { from: end }));
}

#[test]
fn a_time_of_day_during_a_night_shift() {
    let by = |start: &str, text: &str| due(&NIGHT, start, text, Counting::CivilCode, &[]);
    assert_eq!(by("2026-07-25 02:00", "by 05:00"), "2026-07-25 05:00");
    assert_eq!(by("2026-07-24 23:00", "by 05:00"), "2026-07-25 05:00");
    assert_eq!(by("2026-07-24 23:00", "by 07:00"), "2026-07-27 07:00");
    assert_eq!(by("2026-07-25 05:00", "by 05:00"), "2026-07-27 05:00");
}

#[test]
fn what_is_no_instant() {
    for text in [
        "2026-07-22T10:00+08:00",
        "2026-07-22T10Z",
        "2026-07-22T10:00:00+08",
        "2026-07-22T10:00:00+0800",
        "2026-07-22T100000Z",
        "2026-07-22T10:00:00+08:00:30",
        "2026-12-31T23:59:60Z",
        "2026-07-22T10:00:00.Z",
        "2026-07-22T10:00:00",
        "2026-07-22",
        "",
    ] {
        assert!(Instant::parse_rfc3339(text).is_err(), "{text}");
    }
    for text in [
        "2026-07-22T10:00:00Z",
        "2026-07-22t10:00:00.123456+08:00",
        "2026-07-22 10:00:00z",
    ] {
        assert!(Instant::parse_rfc3339(text).is_ok(), "{text}");
    }
}

#[test]
fn the_first_use_of_an_intersection_asks_few_years() {
    // The eve of the near years belongs to the years that are compiled later.
    let night = workweek("Asia/Tokyo", "22:00-06:00");
    let other = workweek("Europe/Rome", "10:00-23:00");
    let both = Calendar::common(&night, &other).unwrap();
    let eve = local(&both, "1999-12-31 20:00");
    let morning = local(&both, "2000-01-01 08:00");
    let (before, after) = (
        night.spans_between(eve, morning),
        other.spans_between(eve, morning),
    );
    let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
    let shared = before.iter().flat_map(|one| {
        after
            .iter()
            .map(move |two| (one.0.max(two.0), one.1.min(two.1)))
    });
    let shared: i64 = shared.map(|(from, to)| to.since(from).max(0)).sum();
    assert_eq!(both.working_micros(eve, morning), shared);
}

#[test]
fn hours_of_no_length_close_a_day() {
    let calendar: CalendarBuilder = office().opened(date("2026-07-22"), &[], "nobody");
    let day = calendar.build().unwrap().day_spans(date("2026-07-22"));
    assert_eq!(day.kind, worktime::DayKind::Closed("nobody".into()));
}
