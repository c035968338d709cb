//! The hours of a week as text.

use proptest::prelude::*;
use worktime::{
    BadSpanKind, BadWeekHours, BadWeekHoursKind, LONGEST_WEEK_BYTES, Span, WORKWEEK, WeekHours,
    Weekday,
};

use crate::calendars::{builder, date};

#[test]
fn hours_as_people_write_them() {
    let office = "mon-fri 09:00-12:00 13:30-18:00";
    let cases = [
        (office, office),
        ("Mon-Fri 9:00-12:00, 13:30-18:00", office),
        ("MONDAY-FRIDAY 09:00–12:00\n13:30–18:00", office),
        ("週一至週五 09:00-12:00 13:30-18:00", office),
        ("周一到周五09:00至12:00、13:30至18:00", office),
        ("星期一～五 09:00-12:00，13:30-18:00", office),
        ("禮拜一至五 13:30-18:00 09:00-12:00;", office),
        ("mon,tue,wed,thu,fri 09:00-12:00 13:30-18:00", office),
        (
            "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00",
            "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00",
        ),
        (
            "sat 09:00-12:00 mon-fri 09:00-12:00 13:30-18:00",
            "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00",
        ),
        ("mon,wed,fri 22:00-06:00", "mon,wed,fri 22:00-06:00"),
        ("週一、三、五 22:00-06:00", "mon,wed,fri 22:00-06:00"),
        (
            "星期一, 星期三, 星期五 22:00-06:00",
            "mon,wed,fri 22:00-06:00",
        ),
        ("daily 00:00-24:00", "daily 00:00-24:00"),
        ("每日 00:00-24:00", "daily 00:00-24:00"),
        ("每天00:00-24:00", "daily 00:00-24:00"),
        ("mon-sun 0:00-24:00", "daily 00:00-24:00"),
        ("sat-mon 10:00-11:00", "mon,sat-sun 10:00-11:00"),
        ("礼拜天 10:00-11:00", "sun 10:00-11:00"),
        (
            "mon-sat 22:00-06:00; sun 23:00-24:00",
            "mon-sat 22:00-06:00; sun 23:00-24:00",
        ),
        (";; mon 09:00-10:00 ;", "mon 09:00-10:00"),
    ];
    for (text, printed) in cases {
        let hours = WeekHours::parse(text).unwrap_or_else(|bad| panic!("{text}: {bad}"));
        assert_eq!(hours.to_string(), printed, "{text}");
        assert_eq!(WeekHours::parse(printed), Ok(hours), "{printed}");
    }
}

#[test]
fn what_is_no_week_is_shown_in_its_place() {
    use BadWeekHoursKind::{Empty, Hours, NoHours, NoWeekday, NotAWeekday, Repeated, TooLong};
    let long = " ".repeat(LONGEST_WEEK_BYTES + 1);
    let crowded = format!("mon {}", crowd(65));
    let cases = [
        ("", 0..0, Empty),
        (" ; ", 0..3, Empty),
        (&long, 0..long.len(), TooLong),
        ("09:00-12:00", 0..11, NoWeekday),
        ("mon 09:00-12:00; 13:00-14:00", 17..28, NoWeekday),
        ("mon-fri", 0..7, NoHours),
        ("mon; tue 09:00-12:00", 0..3, NoHours),
        ("mon 09:00-12:00 sat", 16..19, NoHours),
        ("mnday 09:00-12:00", 0..5, NotAWeekday),
        ("mon-fry 09:00-12:00", 0..7, NotAWeekday),
        ("一至五 09:00-12:00", 0..9, NotAWeekday),
        ("mon-fri 09:00-12:00 pm", 20..22, NotAWeekday),
        ("mon,tue,mon 09:00-12:00", 8..11, Repeated),
        ("mon-fri 09:00-12:00; wed-sat 09:00-10:00", 21..28, Repeated),
        ("週一 09:00-12:00 周一 13:00-14:00", 19..25, Repeated),
        ("mon 9-12", 4..5, Hours(BadSpanKind::NotATime)),
        ("mon 09:00", 4..9, Hours(BadSpanKind::NotASpan)),
        ("mon 09:00-12:75", 10..15, Hours(BadSpanKind::NotATime)),
        ("mon 24:00-02:00", 4..9, Hours(BadSpanKind::NotATime)),
        ("週一 09:00-25:00", 13..18, Hours(BadSpanKind::NotATime)),
        ("mon 09:00-09:00", 4..15, Hours(BadSpanKind::Empty)),
        (
            "mon 09:00-12:00 11:00-13:00",
            16..27,
            Hours(BadSpanKind::Overlaps),
        ),
        (
            "mon 11:00-13:00 09:00-12:00",
            16..27,
            Hours(BadSpanKind::Overlaps),
        ),
        (
            "mon 22:00-06:00; tue 05:00-09:00",
            21..32,
            Hours(BadSpanKind::Overlaps),
        ),
        (
            "mon 05:00-09:00; sun 22:00-06:00",
            21..32,
            Hours(BadSpanKind::Overlaps),
        ),
        (
            "daily 05:00-09:00 22:00-06:00",
            18..29,
            Hours(BadSpanKind::Overlaps),
        ),
        (&crowded, 772..783, Hours(BadSpanKind::TooMany)),
    ];
    for (text, range, kind) in cases {
        let text: &str = text;
        assert_eq!(
            WeekHours::parse(text),
            Err(BadWeekHours { range, kind }),
            "{text}"
        );
    }
}

#[test]
fn a_full_week_is_read() {
    let text = format!("daily {}", crowd(Span::MOST_A_DAY));
    let hours = WeekHours::parse(&text).unwrap();
    assert_eq!(hours.on(Weekday::Sunday).len(), Span::MOST_A_DAY);
    assert_eq!(hours.to_string(), text);
}

#[test]
fn a_calendar_is_built_from_them() {
    let hours = WeekHours::parse("mon-fri 09:00-17:00; sat 09:00-12:00").unwrap();
    let mut calendar = builder("UTC");
    for (weekday, spans) in hours.days() {
        calendar = calendar.week(&[weekday], spans);
    }
    let calendar = calendar.build().unwrap();
    let saturday = calendar.day_spans(date("2026-07-25")).spans;
    assert_eq!(saturday.len(), 1);
    assert!(!calendar.is_working_day(date("2026-07-26")));
    assert_eq!(hours.days().count(), 6);
    for weekday in WORKWEEK {
        assert_eq!(hours.on(weekday), Span::parse_list("09:00-17:00").unwrap());
    }
}

/// So many spans of a minute, with a minute between.
fn crowd(count: usize) -> String {
    let spans = (0..count).map(|n| {
        let (from, to) = (2 * n, 2 * n + 1);
        format!(
            "{:02}:{:02}-{:02}:{:02}",
            from / 60,
            from % 60,
            to / 60,
            to % 60
        )
    });
    spans.collect::<Vec<_>>().join(" ")
}

/// Up to three spans a day that don't touch, from a few hours to choose from.
fn some_day() -> impl Strategy<Value = String> {
    let spans = ["08:00-12:00", "13:00-17:30", "18:00-24:00"];
    proptest::sample::subsequence(spans.to_vec(), 0..=3).prop_map(|spans| spans.join(" "))
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(days in proptest::collection::vec(some_day(), 7)) {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let groups: Vec<String> = names.iter().zip(&days)
            .filter(|(_, hours)| !hours.is_empty())
            .map(|(name, hours)| format!("{name} {hours}"))
            .collect();
        let Ok(week) = WeekHours::parse(&groups.join("; ")) else {
            prop_assert!(groups.is_empty());
            return Ok(());
        };
        prop_assert_eq!(WeekHours::parse(&week.to_string()), Ok(week.clone()));
        // One line a day says the same as the groups.
        for ((weekday, hours), text) in week.days().zip(days.iter().filter(|day| !day.is_empty())) {
            prop_assert_eq!(hours, Span::parse_list(text).unwrap(), "{:?}", weekday);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "[a-z週一五至0-9:;, -]{0,40}") {
        if let Err(bad) = WeekHours::parse(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
    }
}
