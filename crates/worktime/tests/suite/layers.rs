//! Layers, what two calendars have in common, editions and half days.

use std::collections::BTreeMap;

use proptest::prelude::*;
use worktime::{
    BadCalendar, Calendar, CalendarBuilder, Counting, Date, DayKind, Instant, Length, MOST_LAYERS,
    Name, OwnDays, Place, Region, Span, WORKWEEK, Weekday,
    micros::{DAY, HOUR, MINUTE},
};

use crate::calendars::{
    ALWAYS, DESK, EVERY_DAY, NIGHT, OFFICE, builder, date, due, office, shown, spans, workweek,
};
use crate::properties::{facts, hours, week};

/// Settles dates in the same way for a layer and for a calendar of its own.
fn settle(own: &BTreeMap<Date, Vec<Span>>) -> OwnDays {
    own.iter()
        .fold(OwnDays::new(), |days, (date, hours)| match &hours[..] {
            [] => days.closed(*date, "closed"),
            hours => days.opened(*date, hours, "opened"),
        })
}

/// The days of two weeks after a date, some of them with hours of their own.
fn own_days() -> impl Strategy<Value = BTreeMap<i64, Vec<Span>>> {
    prop::collection::btree_map(0_i64..16, hours(), 0..8)
}

fn after(first: Date, own: BTreeMap<i64, Vec<Span>>) -> BTreeMap<Date, Vec<Span>> {
    own.into_iter()
        .map(|(days, hours)| {
            let date = first.checked_add(jiff::Span::new().days(days)).unwrap();
            (date, hours)
        })
        .collect()
}

/// Everything that can be asked, asked of two calendars that should be the same.
fn assert_same(one: &Calendar, other: &Calendar, around: Instant, span: i64) {
    let (from, to) = (around, around.plus(span));
    assert_eq!(one.working_micros(from, to), other.working_micros(from, to));
    assert_eq!(one.is_open(from), other.is_open(from));
    assert_eq!(one.next_opening(from), other.next_opening(from));
    assert_eq!(one.add_working(from, span), other.add_working(from, span));
    assert_eq!(
        one.subtract_working(from, span),
        other.subtract_working(from, span)
    );
    let (first, last) = (one.zone().date_of(from), one.zone().date_of(to));
    let both = |calendar: &Calendar| calendar.spans(first, last).collect::<Vec<_>>();
    assert_eq!(both(one), both(other));
    for day in first.series(jiff::Span::new().days(1)).take(20) {
        assert_eq!(
            one.day_spans(day).spans,
            other.day_spans(day).spans,
            "{day}"
        );
        assert_eq!(one.close_of_business(day), other.close_of_business(day));
    }
    for text in ["1 working day", "9 working days", "5 days", "1 month"] {
        let length = Length::parse(text).unwrap();
        for counting in [Counting::CivilCode, Counting::Elapsed] {
            let ask = |calendar: &Calendar| calendar.due(from, &length, counting, &[]);
            assert_eq!(ask(one), ask(other), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_layer_is_the_same_as_a_calendar_of_its_own(
        (mut facts, monday) in facts(),
        own in own_days(),
        from in -3 * DAY..20 * DAY,
        span in 1_i64..40 * DAY,
    ) {
        let base = facts.calendar();
        let own = after(facts.zone.date_of(monday), own);
        let layered = base.layer(settle(&own)).unwrap();
        facts.own.extend(own);
        assert_same(&layered, &facts.calendar(), monday.plus(from), span);
        // The base hasn't changed.
        prop_assert_eq!(layered.layer(OwnDays::new()).unwrap().day_spans(facts.zone.date_of(monday)).spans,
            layered.day_spans(facts.zone.date_of(monday)).spans);
    }

    #[test]
    fn layers_on_layers_are_the_same_as_one(
        (facts, monday) in facts(),
        first in own_days(),
        second in own_days(),
        from in -3 * DAY..20 * DAY,
        span in 1_i64..40 * DAY,
    ) {
        let monday_date = facts.zone.date_of(monday);
        let (first, second) = (after(monday_date, first), after(monday_date, second));
        let base = facts.calendar();
        let two = base.layer(settle(&first)).unwrap().layer(settle(&second)).unwrap();
        let mut both = first;
        both.extend(second);
        assert_same(&two, &base.layer(settle(&both)).unwrap(), monday.plus(from), span);
    }

    #[test]
    fn what_two_have_in_common_is_what_both_have(
        (facts, monday) in facts(),
        other_hours in week(),
        from in 0_i64..10 * DAY,
        minutes in 0_i64..4 * 1440,
    ) {
        let first = facts.calendar();
        let second = EVERY_DAY.iter().zip(&other_hours).fold(builder("Asia/Kathmandu"), |builder, (day, hours)| {
            builder.week(&[*day], hours)
        }).build().unwrap();
        let common = Calendar::common(&first, &second).unwrap();
        let from = Instant(monday.plus(from).0 / MINUTE * MINUTE);
        let both_open = (0..minutes).filter(|minute| {
            let at = from.plus(minute * MINUTE);
            first.is_open(at) && second.is_open(at)
        });
        let open = i64::try_from(both_open.count()).unwrap() * MINUTE;
        prop_assert_eq!(common.working_micros(from, from.plus(minutes * MINUTE)), open);
        // A shift that the two share is worked on the date on which the first's hours begin.
        let day = facts.zone.date_of(from);
        let shared: i64 = first.day_spans(day).spans.iter().map(|(start, end)| second.working_micros(*start, *end)).sum();
        prop_assert_eq!(common.is_working_day(day), shared > 0);
        let told: i64 = common.day_spans(day).spans.iter().map(|(start, end)| end.since(*start)).sum();
        prop_assert_eq!(told, shared);
    }

    #[test]
    fn the_latest_start_is_the_latest(
        calendar in prop::sample::select(vec![OFFICE.clone(), DESK.clone(), NIGHT.clone(), ALWAYS.clone()]),
        end in 1_000_000_000_000_000_i64..2_000_000_000_000_000,
        text in prop::sample::select(vec!["immediately", "90 minutes", "4 working hours", "1 working day", "7 working days", "10 days", "3 weeks", "1 month", "1 year", "end of working day", "end of next working day", "by 18:00", "tomorrow 12:00", "by 18:00 in 2 working days"]),
        counting in prop::sample::select(vec![Counting::CivilCode, Counting::Elapsed]),
    ) {
        let (end, length) = (Instant(end), Length::parse(text).unwrap());
        let start = calendar.latest_start(end, &length, counting).unwrap();
        let due = |start: Instant| calendar.due(start, &length, counting, &[]).unwrap().at.unwrap();
        prop_assert!(due(start) <= end);
        prop_assert!(due(start.plus(1)) > end);
    }
}

#[test]
fn half_days_and_other_short_days() {
    let calendar = office()
        .shortened(date("2026-02-13"), spans("00:00-12:00")[0], "除夕前")
        .shortened(date("2026-07-22"), spans("10:00-15:00")[0], "盤點")
        .shortened(date("2026-07-25"), spans("00:00-12:00")[0], "週六")
        .build()
        .unwrap();
    let of = |day: &str| {
        let found = calendar.day_spans(date(day));
        let edges = found.spans.iter().map(|(start, end)| {
            let (start, end) = (shown(&calendar, *start), shown(&calendar, *end));
            format!("{}-{}", &start[11..], &end[11..])
        });
        (found.kind, edges.collect::<Vec<_>>().join(" "))
    };
    let shortened = |name: &str| DayKind::Shortened(name.into());
    assert_eq!(
        of("2026-02-13"),
        (shortened("除夕前"), "09:00-12:00".into())
    );
    assert_eq!(
        of("2026-07-22"),
        (shortened("盤點"), "10:00-12:00 13:30-15:00".into())
    );
    // Half of a day off is off.
    assert_eq!(of("2026-07-25"), (shortened("週六"), String::new()));
    assert_eq!(
        due(
            &calendar,
            "2026-07-21 17:00",
            "5 working hours",
            Counting::CivilCode,
            &[]
        ),
        "2026-07-23 09:30"
    );
    assert_eq!(
        due(
            &calendar,
            "2026-07-21 17:00",
            "1 working day",
            Counting::CivilCode,
            &[]
        ),
        "2026-07-22 15:00"
    );
    // A layer cuts what lies below it, be that a shift over midnight.
    let night = workweek("Asia/Taipei", "22:00-06:00")
        .layer(OwnDays::new().shortened(date("2026-07-22"), spans("20:00-01:00")[0], "早退"))
        .unwrap();
    let close = night.close_of_business(date("2026-07-22")).unwrap();
    assert_eq!(shown(&night, close), "2026-07-23 01:00");
    let bad = Span {
        from_minute: 600,
        to_minute: 600,
    };
    let place = Place::Date(date("2026-07-22"));
    assert_eq!(
        office()
            .shortened(date("2026-07-22"), bad, "")
            .build()
            .err(),
        Some(BadCalendar::Unsound { place, span: bad })
    );
}

#[test]
fn editions_hold_from_their_date_on() {
    let summer =
        |builder: CalendarBuilder| builder.week(&WORKWEEK, &spans("08:00-12:00 15:00-18:00"));
    let calendar = summer(office().edition(date("2026-05-01"), "夏季"))
        .edition(date("2026-10-01"), "冬季")
        .week(&WORKWEEK, &spans("09:00-12:00 13:30-17:30"))
        .week(&[Weekday::Saturday], &spans("09:00-12:00"))
        .build()
        .unwrap();
    let edition = |day: &str| calendar.day_spans(date(day)).edition;
    assert_eq!(edition("2026-04-30"), None);
    assert_eq!(edition("2026-05-01"), Some(Name::from("夏季")));
    assert_eq!(edition("2026-12-01"), Some(Name::from("冬季")));
    let hours = |day: &str| calendar.standard_day_micros(date(day)) / MINUTE;
    assert_eq!(
        (
            hours("2026-04-30"),
            hours("2026-09-30"),
            hours("2026-10-01")
        ),
        (450, 420, 420)
    );
    // Thursday 30 April to Wednesday 6 May: the hours of each day's own edition.
    assert_eq!(
        due(
            &calendar,
            "2026-04-30 17:00",
            "2 working hours",
            Counting::CivilCode,
            &[]
        ),
        "2026-05-06 09:00"
    );
    // A make-up day has the hours of its edition; a Saturday of the winter edition is worked.
    assert_eq!(
        due(
            &calendar,
            "2026-09-30 18:00",
            "1 working day",
            Counting::CivilCode,
            &[]
        ),
        "2026-10-08 17:30"
    );
    assert_eq!(
        due(
            &calendar,
            "2026-10-16 17:30",
            "1 working day",
            Counting::CivilCode,
            &[]
        ),
        "2026-10-17 12:00"
    );
    // By elapsed hours, a day has the length that it has when the period begins.
    assert_eq!(
        due(
            &calendar,
            "2026-04-29 18:00",
            "2 working days",
            Counting::Elapsed,
            &[]
        ),
        "2026-05-07 08:30"
    );

    let backwards =
        summer(office().edition(date("2026-05-01"), "a")).edition(date("2026-05-01"), "b");
    let (earlier, later) = (date("2026-05-01"), date("2026-05-01"));
    assert_eq!(
        backwards.build().err(),
        Some(BadCalendar::EditionOrder { earlier, later })
    );
    let overlapping = office().edition(date("2026-05-01"), "a").week(
        &WORKWEEK,
        &[spans("09:00-12:00")[0], spans("11:00-13:00")[0]],
    );
    assert!(matches!(
        overlapping.build(),
        Err(BadCalendar::Overlap { .. })
    ));
    let many = (0..=CalendarBuilder::MOST_EDITIONS).fold(office(), |builder, n| {
        let from =
            date("2000-01-01").checked_add(jiff::Span::new().days(i64::try_from(n).unwrap()));
        builder.edition(from.unwrap(), "again")
    });
    let most = CalendarBuilder::MOST_EDITIONS;
    assert_eq!(
        many.build().err(),
        Some(BadCalendar::TooManyEditions { most })
    );
}

#[test]
fn a_client_closes_and_opens_on_days_of_its_own() {
    let days = OwnDays::new()
        .closed(date("2026-09-30"), "周年慶")
        .opened(date("2026-10-01"), &spans("10:00-12:00"), "值班")
        .worked(date("2026-10-03"), "補班");
    let client = OFFICE.layer(days).unwrap();
    let answer = |text| due(&client, "2026-09-29 17:30", text, Counting::CivilCode, &[]);
    assert_eq!(answer("2 working hours"), "2026-10-01 11:30");
    assert_eq!(answer("3 working hours"), "2026-10-03 09:30");
    assert_eq!(answer("2 working days"), "2026-10-03 18:00");
    assert_eq!(
        client.day_spans(date("2026-10-02")).kind,
        OFFICE.day_spans(date("2026-10-02")).kind
    );
    assert_eq!(
        client.day_spans(date("2026-09-30")).kind,
        DayKind::Closed("周年慶".into())
    );
    assert_eq!(
        client.day_spans(date("2026-10-03")).kind,
        DayKind::Opened("補班".into())
    );
    assert_eq!(client.known_until(), OFFICE.known_until());
    assert_eq!(client.zone(), OFFICE.zone());
    assert_ne!(client, *OFFICE);
    assert_eq!(client.validate(), Ok(()));
    // What both can do on the day on which only the client is closed, nobody can.
    let both = Calendar::common(&OFFICE, &client).unwrap();
    let kind = both.day_spans(date("2026-09-30")).kind;
    let says = [DayKind::Working, DayKind::Closed("周年慶".into())];
    assert_eq!(kind, DayKind::Common(Box::new(says)));
    assert_eq!(
        due(
            &both,
            "2026-09-29 17:30",
            "1 working hour",
            Counting::CivilCode,
            &[]
        ),
        "2026-10-08 09:30"
    );
    assert_eq!(both.standard_day_micros(date("2026-09-29")), 15 * HOUR / 2);
}

#[test]
fn layers_reach_beyond_the_near_years() {
    let night = workweek("Asia/Taipei", "22:00-06:00");
    for day in [
        "1950-03-01",
        "1999-12-31",
        "2000-01-03",
        "2040-12-31",
        "2041-01-01",
        "2100-06-01",
        "2199-12-31",
        "1900-01-01",
    ] {
        let open = spans("20:00-04:00");
        let layered = night
            .layer(OwnDays::new().opened(date(day), &open, "long"))
            .unwrap();
        let own = builder("Asia/Taipei")
            .week(&WORKWEEK, &spans("22:00-06:00"))
            .opened(date(day), &open, "long")
            .build()
            .unwrap();
        let around = night.zone().start_of_day(date(day));
        for from in [
            around.minus(3 * DAY),
            around,
            around.plus(23 * HOUR),
            around.plus(30 * HOUR),
        ] {
            assert_eq!(
                layered.working_micros(from, from.plus(5 * DAY)),
                own.working_micros(from, from.plus(5 * DAY)),
                "{day}"
            );
            assert_eq!(
                layered.add_working(from, 9 * HOUR),
                own.add_working(from, 9 * HOUR),
                "{day}"
            );
            assert_eq!(
                layered.subtract_working(from, 9 * HOUR),
                own.subtract_working(from, 9 * HOUR),
                "{day}"
            );
        }
    }
    // Beyond the horizon a date changes nothing and harms nothing.
    let beyond = night.layer(
        OwnDays::new()
            .closed(date("2200-01-01"), "later")
            .closed(date("1899-12-31"), "before"),
    );
    assert_eq!(beyond.unwrap().validate(), Ok(()));
}

#[test]
fn what_is_too_much_for_a_layer() {
    let mut deep = workweek("UTC", "09:00-17:00");
    for _ in 0..MOST_LAYERS {
        deep = deep.layer(OwnDays::new()).unwrap();
    }
    let too_deep = Err(BadCalendar::TooManyLayers { most: MOST_LAYERS });
    assert_eq!(deep.layer(OwnDays::new()), too_deep);
    assert_eq!(Calendar::common(&OFFICE, &deep), too_deep);
    let every_day = date("2000-01-01").series(jiff::Span::new().days(1));
    let days = every_day
        .take(OwnDays::MOST + 1)
        .fold(OwnDays::new(), |days, day| days.closed(day, ""));
    assert_eq!(days.len(), OwnDays::MOST + 1);
    assert_eq!(
        OFFICE.layer(days),
        Err(BadCalendar::TooManyDays {
            most: OwnDays::MOST
        })
    );
    let overlapping = [spans("09:00-12:00")[0], spans("11:00-13:00")[0]];
    let refused = OFFICE.layer(OwnDays::new().opened(date("2026-01-05"), &overlapping, ""));
    assert!(matches!(
        refused,
        Err(BadCalendar::Overlap {
            place: Place::Date(_),
            ..
        })
    ));
}

#[test]
fn who_works_no_make_up_days() {
    let bank = builder("Asia/Shanghai")
        .week(&WORKWEEK, &spans("09:00-17:00"))
        .holidays(Region::named("cn").unwrap())
        .without_makeup_days()
        .build()
        .unwrap();
    assert!(OFFICE.is_working_day(date("2026-02-14")));
    assert!(!bank.is_working_day(date("2026-02-14")));
    assert_eq!(bank.day_spans(date("2026-02-14")).kind, DayKind::Weekend);
    assert!(!bank.is_working_day(date("2026-02-16")));
}
