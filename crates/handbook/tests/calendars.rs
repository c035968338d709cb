//! What the calendars of a book say of certain dates, and how much a calendar may hold.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fmt::Write as _;

use handbook::edition::Edition;
use handbook::{Id, SourceText};
use worktime::{Counting, DayKind, DaySpans, Language};

const BOOK: &str = include_str!("good/calendars.md");
const REFERENCE: &str = include_str!("../../../docs/language.md");

/// The book, or the code and the words of each finding.
fn read(text: &str) -> Result<Edition, Vec<String>> {
    let name = "handbook.md".to_owned();
    let text = text.to_owned();
    let (edition, problems) = handbook::read(&[SourceText { name, text }]);
    edition.ok_or_else(|| {
        let words = |kind: &handbook::problem::ProblemKind| {
            let words: Vec<String> = kind.arguments().into_iter().map(|(_, word)| word).collect();
            format!("{} {}", kind.code(), words.join(" "))
        };
        problems
            .iter()
            .map(|problem| words(&problem.kind))
            .collect()
    })
}

/// A book with these lines of rules in its only article.
fn book(rules: &str) -> String {
    format!(
        "---\ntitle: x\nlang: en\nversion: 1\neffective: 2026-01-01\ncalendar: office\n---\n\n\
         ## 1 x\n\n```rule\n{rules}\n```\n"
    )
}

/// A calendar `office` with these lines of its own.
fn office(lines: &str) -> String {
    book(&format!(
        "[calendar.office]\nholidays = \"cn\"\nweek = \"mon-fri 09:00-18:00\"\n{lines}"
    ))
}

fn day(edition: &Edition, calendar: &str, date: &str) -> DaySpans {
    let rule = &edition.calendars[&Id::new(calendar)];
    rule.calendar.day_spans(date.parse().unwrap())
}

/// The hours of a date by the calendar's own clock.
fn hours(edition: &Edition, calendar: &str, date: &str) -> String {
    let rule = &edition.calendars[&Id::new(calendar)];
    let time = |at| rule.calendar.zone().civil(at).strftime("%H:%M").to_string();
    let spans = day(edition, calendar, date).spans.into_iter();
    let spans = spans.map(|(start, end)| format!("{}-{}", time(start), time(end)));
    spans.collect::<Vec<_>>().join(" ")
}

fn zone<'a>(edition: &'a Edition, calendar: &str) -> &'a str {
    edition.calendars[&Id::new(calendar)].calendar.zone().name()
}

#[test]
fn weekly_hours_change_with_the_editions() {
    let edition = read(BOOK).unwrap();
    let office = |date| hours(&edition, "office", date);
    assert_eq!(office("2026-04-30"), "09:00-12:00 13:30-18:00");
    assert_eq!(office("2026-04-25"), "09:00-12:00", "a Saturday");
    assert_eq!(office("2026-05-01"), "", "a holiday");
    assert_eq!(office("2026-05-06"), "08:00-12:00 15:00-18:00");
    assert_eq!(
        office("2026-05-09"),
        "08:00-12:00 15:00-18:00",
        "a make-up day"
    );
    assert_eq!(
        office("2026-05-16"),
        "09:00-12:00",
        "Saturdays are as before"
    );
    assert_eq!(office("2026-10-08"), "09:30-12:00 13:30-18:30");
    assert_eq!(
        office("2026-10-09"),
        "08:00-12:00 15:00-18:00",
        "so are Fridays"
    );
    assert_eq!(office("2026-11-07"), "", "no Saturdays any more");
    assert_eq!(office("2026-11-09"), "09:30-12:00 13:30-18:30");
    let name = |date, language| {
        let name = day(&edition, "office", date).edition;
        name.map(|name| name.text(language).to_owned())
    };
    assert_eq!(name("2026-04-30", Language::English), None);
    assert_eq!(
        name("2026-05-06", Language::English).unwrap(),
        "Summer hours"
    );
    assert_eq!(
        name("2026-05-06", Language::SimplifiedChinese).unwrap(),
        "夏季作息"
    );
    assert_eq!(name("2026-10-08", Language::English).unwrap(), "冬季作息");
}

#[test]
fn own_days_are_closed_opened_shortened_or_worked() {
    let edition = read(BOOK).unwrap();
    for (date, expected, kind) in [
        (
            "2026-03-03",
            "09:00-12:00",
            DayKind::Shortened("半天".into()),
        ),
        (
            "2026-03-08",
            "09:00-12:00 13:30-18:00",
            DayKind::Opened("補班".into()),
        ),
        ("2026-03-09", "", DayKind::Closed("盤點".into())),
        (
            "2026-03-10",
            "09:00-09:30 10:00-11:00",
            DayKind::Opened("盤點收尾".into()),
        ),
        ("2026-03-11", "", DayKind::Closed("不算補班".into())),
        ("2026-03-12", "", DayKind::Closed("停工".into())),
        ("2026-03-13", "09:00-12:00 13:30-18:00", DayKind::Working),
    ] {
        assert_eq!(hours(&edition, "office", date), expected, "{date}");
        assert_eq!(day(&edition, "office", date).kind, kind, "{date}");
    }
    // An own make-up workday has the standard day of the edition that holds.
    assert_eq!(
        hours(&edition, "office", "2026-06-14"),
        "08:00-12:00 15:00-18:00"
    );
}

#[test]
fn a_bank_works_no_makeup_days() {
    let edition = read(BOOK).unwrap();
    assert_eq!(hours(&edition, "bank", "2026-10-08"), "09:00-17:00");
    assert_eq!(hours(&edition, "bank", "2026-10-01"), "");
    assert_eq!(hours(&edition, "bank", "2026-10-10"), "");
    assert_eq!(
        hours(&edition, "office", "2026-10-10"),
        "09:30-12:00 13:30-18:30"
    );
}

#[test]
fn layers_stand_on_calendars_of_later_articles() {
    let edition = read(BOOK).unwrap();
    assert_eq!(
        hours(&edition, "office", "2026-03-05"),
        "09:00-12:00 13:30-18:00"
    );
    assert_eq!(hours(&edition, "plant", "2026-03-05"), "08:00-20:00");
    assert_eq!(hours(&edition, "site", "2026-03-05"), "08:00-12:00");
    assert_eq!(hours(&edition, "site", "2026-03-06"), "");
    assert_eq!(
        hours(&edition, "site", "2026-05-06"),
        "08:00-12:00 15:00-18:00"
    );
    assert_eq!(hours(&edition, "site", "2026-03-03"), "09:00-12:00");
    assert_eq!(edition.calendars[&Id::new("site")].meta.name.own, "駐點");
}

#[test]
fn common_time_is_when_both_are_open() {
    let edition = read(BOOK).unwrap();
    // 10:00 to 16:00 in Tokyo is 09:00 to 15:00 in Shanghai.
    assert_eq!(
        hours(&edition, "joint", "2026-03-02"),
        "09:00-12:00 13:30-15:00"
    );
    assert_eq!(hours(&edition, "joint", "2026-03-07"), "09:00-10:00");
    assert_eq!(hours(&edition, "joint", "2026-03-09"), "");
    assert_eq!(zone(&edition, "joint"), "Asia/Shanghai");
    assert_eq!(
        hours(&edition, "joint_half", "2026-03-04"),
        "10:00-13:00 14:30-16:00"
    );
    assert_eq!(hours(&edition, "joint_half", "2026-03-02"), "07:00-09:30");
    assert_eq!(zone(&edition, "joint_half"), "Asia/Tokyo");
}

#[test]
fn what_stands_on_others_counts_like_the_first_unless_it_says_otherwise() {
    let edition = read(BOOK).unwrap();
    for (calendar, counting) in [
        ("office", Counting::Elapsed),
        ("plant", Counting::CivilCode),
        ("site", Counting::CivilCode),
        ("joint", Counting::Elapsed),
        ("client_site", Counting::CivilCode),
        ("joint_half", Counting::CivilCode),
    ] {
        assert_eq!(
            edition.calendars[&Id::new(calendar)].counting,
            counting,
            "{calendar}"
        );
    }
    let rules = "[default.calendar]\ncounting = \"civil-code\"\nzone = \"Asia/Tokyo\"\n\
                 [calendar.office]\nweek = \"daily 09:00-18:00\"\ncounting = \"elapsed\"\n\
                 [calendar.site]\nbase = \"office\"\n[calendar.other]\nweek = \"daily 09:00-18:00\"";
    let edition = read(&book(rules)).unwrap();
    let counting = |id: &str| edition.calendars[&Id::new(id)].counting;
    assert_eq!(
        counting("site"),
        Counting::Elapsed,
        "a default is not the layer's own word"
    );
    assert_eq!(counting("other"), Counting::CivilCode);
}

#[test]
fn a_region_brings_its_zone() {
    let edition = read(BOOK).unwrap();
    for (calendar, expected) in [
        ("office", "Asia/Shanghai"),
        ("taipei", "Asia/Taipei"),
        ("hong_kong", "Asia/Hong_Kong"),
        ("macao", "Asia/Macau"),
        ("singapore", "Asia/Tokyo"),
    ] {
        assert_eq!(zone(&edition, calendar), expected, "{calendar}");
    }
    assert_eq!(hours(&edition, "taipei", "2026-02-27"), "");
    assert_eq!(hours(&edition, "taipei", "2026-02-26"), "10:00-18:00");
    assert_eq!(hours(&edition, "taipei", "2026-03-07"), "");
}

#[test]
fn the_examples_of_the_reference_are_a_book() {
    let section = REFERENCE.split("\n## Calendars\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let blocks: Vec<&str> = section
        .split("```toml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .collect();
    assert!(blocks.len() >= 3, "{section}");
    let edition = read(&book(&blocks.concat())).unwrap();
    assert_eq!(
        hours(&edition, "office", "2026-05-06"),
        "08:00-12:00 15:00-18:00"
    );
    assert_eq!(hours(&edition, "site_days", "2026-12-24"), "09:00-12:00");
}

#[test]
fn too_much_of_anything_is_refused_by_name() {
    let mut spans = String::new();
    for minute in 0..64 {
        write!(
            spans,
            "\"{:02}:{:02}-{:02}:{:02}\", ",
            minute / 4,
            minute % 4 * 15,
            minute / 4,
            minute % 4 * 15 + 5
        )
        .unwrap();
    }
    let opened = |spans: &str| {
        office(&format!(
            "days = [{{ from = \"2026-03-02\", hours = [{spans}] }}]"
        ))
    };
    assert!(read(&opened(&spans)).is_ok());
    let one_more = opened(&format!("{spans} \"23:00-23:30\""));
    assert_eq!(read(&one_more).unwrap_err(), ["too-many-lines hours 64"]);

    let editions = |count: i64| {
        let first: worktime::Date = "2026-01-01".parse().unwrap();
        let mut lines = String::new();
        for day in 0..count {
            let from = first.checked_add(jiff::Span::new().days(day)).unwrap();
            write!(
                lines,
                "{{ from = \"{from}\", name = \"x\", week = \"mon 09:00-12:00\" }}, "
            )
            .unwrap();
        }
        office(&format!("editions = [{lines}]"))
    };
    assert!(read(&editions(999)).is_ok());
    assert_eq!(
        read(&editions(1_000)).unwrap_err(),
        ["too-many-lines editions 999"]
    );

    let years = |last: i32| {
        let mut lines = String::new();
        for year in 2001..=last {
            write!(
                lines,
                "{{ from = \"{year}-01-01\", to = \"{year}-12-31\", hours = \"09:00-12:00\" }}, "
            )
            .unwrap();
        }
        office(&format!("days = [{lines}]"))
    };
    assert!(read(&years(2027)).is_ok());
    assert_eq!(read(&years(2028)).unwrap_err(), ["too-many-dates 10000"]);
}

#[test]
fn a_bare_date_that_does_not_exist_is_refused_with_its_block() {
    let found = read(&office("days = [{ from = 2026-02-30 }]")).unwrap_err();
    assert!(found[0].starts_with("toml "), "{found:?}");
}

#[test]
fn a_ring_of_many_calendars_is_found_once() {
    let mut rules =
        String::from("[calendar.office]\nholidays = \"cn\"\nweek = \"mon 09:00-12:00\"\n");
    for number in 0..2_000 {
        let next = (number + 1) % 2_000;
        writeln!(rules, "[calendar.c{number}]\nbase = \"c{next}\"").unwrap();
    }
    assert_eq!(read(&book(&rules)).unwrap_err(), ["calendar-ring c0"]);
}
