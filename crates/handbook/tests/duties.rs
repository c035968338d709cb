//! Duties: how often they are owed, and what becomes of days off.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use handbook::{Edition, SourceText};
use worktime::{Language, OnDayOff, Recurrence};

const REFERENCE: &str = include_str!("../../../docs/language.md");

/// What every book here begins with.
const HEAD: &str = r#"---
title: x
lang: en
version: 1
effective: 2026-01-01
---

## 1 x

```rule
[calendar.office]
zone = "Asia/Shanghai"
week = "mon-fri 09:00-18:00"

[role.management]
name = "Management"
[role.account_manager]
name = "Account manager"

[form.figures]
name = "Figures"
by = "account_manager"
fields = ["word Word: text"]
[form.greeting]
name = "Greeting"
by = "account_manager"
fields = ["word Word: text"]
[form.review]
name = "Review"
by = "management"
fields = ["word Word: text"]

"#;

fn read(rules: &str) -> Edition {
    let name = "handbook.md".to_owned();
    let text = format!("{HEAD}{rules}\n```\n");
    let (edition, problems) = handbook::read(&[SourceText { name, text }]);
    assert!(problems.is_empty(), "{problems:#?}");
    edition.unwrap()
}

fn review(every: &str) -> Edition {
    read(&format!(
        "[duty.review]\nname = \"Review\"\nfor_each = \"company\"\nby = \"management\"\n\
         kept_by = \"form.review.filed\"\nevery = \"{every}\"\n"
    ))
}

fn section() -> &'static str {
    let section = REFERENCE.split("\n## Duties\n").nth(1).unwrap();
    section.split("\n## ").next().unwrap()
}

#[test]
fn every_rhythm_of_the_reference_is_read() {
    let rows = section().lines().filter(|line| line.starts_with("| `"));
    let cells: Vec<&str> = rows
        .map(|row| row[2..].split(" | ").next().unwrap())
        .collect();
    assert_eq!(cells[0], "`every`");
    let mut seen = 0;
    for every in cells[1..]
        .iter()
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
    {
        let terms = &review(every).duties["review"].variants[0];
        assert_eq!(terms.every, Recurrence::parse(every).unwrap(), "{every}");
        assert_eq!(terms.on_day_off, OnDayOff::Later);
        seen += 1;
    }
    assert!(seen >= 20, "{seen} were found");
}

#[test]
fn the_examples_of_the_reference_are_read() {
    let block = section().split("```toml\n").nth(1).unwrap();
    let edition = read(block.split("```").next().unwrap());
    let terms = |duty: &str| {
        let terms = &edition.duties[duty].variants[0];
        (terms.every.text(Language::English), terms.on_day_off)
    };
    let wanted = [
        ("figures", "last Friday of every month", OnDayOff::Earlier),
        (
            "greeting",
            "every year on Mid-Autumn Festival",
            OnDayOff::Stays,
        ),
        (
            "review",
            "5th working day of every quarter",
            OnDayOff::Later,
        ),
    ];
    for (duty, every, on_day_off) in wanted {
        assert_eq!(terms(duty), (every.to_owned(), on_day_off));
    }
}

/// The spellings of periods that books have used from the beginning.
#[test]
fn periods_are_read_as_ever() {
    for (texts, name) in [
        (
            &["day", "daily", "every day", "每日", "每天"][..],
            "every day",
        ),
        (
            &["working_day", "每個工作日", "工作日"],
            "every working day",
        ),
        (
            &[
                "week",
                "weekly",
                "each week",
                "per week",
                "每週",
                "每周",
                "週",
            ],
            "every week",
        ),
        (&["month", "monthly", "每月", "每個月"], "every month"),
        (
            &[
                "quarter",
                "quarterly",
                "every quarter",
                "每季",
                "每季度",
                "季度",
            ],
            "every quarter",
        ),
        (
            &["half_year", "half-year", "half year", "每半年"],
            "every half-year",
        ),
        (&["year", "yearly", "annual", "每年", "年度"], "every year"),
    ] {
        for text in texts {
            let edition = review(text);
            let every = edition.duties["review"].variants[0].every;
            assert!(matches!(every, Recurrence::Every(_)), "{text}");
            assert_eq!(every.to_string(), name, "{text}");
        }
    }
}
