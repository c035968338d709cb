//! Keys that are put together have their text in every language, and times are said as people say them.

use std::sync::Arc;

use casework::people::Directory;
use casework::refusal::ReasonKind;
use casework::situation::Editions;
use handbook::event::Outcome;
use handbook::{Id, Label, Lang};
use store::desk::handbook::Group;
use store::desk::queue::{Sort, View};
use worktime::{Period, Zone, micros};

use super::{Measure, Wording};
use crate::texts::Voice;

fn wording(lang: Lang) -> Wording {
    let (edition, problems) = handbook::read(&testkit::world::book());
    let edition = Arc::new(edition.unwrap_or_else(|| panic!("{problems:?}")));
    Wording {
        voice: Voice::new(lang),
        edition: Arc::clone(&edition),
        editions: Arc::new(Editions {
            current: Some(edition),
            ..Editions::default()
        }),
        zone: Zone::named("Asia/Shanghai").unwrap(),
        now: testkit::world::NOW,
        directory: Arc::new(Directory::default()),
    }
}

#[test]
fn keys_that_are_put_together_have_texts() {
    let reason = |kind: ReasonKind| kind.code().to_owned();
    let codes = [
        reason(ReasonKind::NotFound),
        reason(ReasonKind::Stale { seen: 1, now: 2 }),
        reason(ReasonKind::WrongState {
            state: Id::new("a"),
            possible_in: Vec::new(),
        }),
        reason(ReasonKind::Done),
        reason(ReasonKind::NotYours { could: Vec::new() }),
        reason(ReasonKind::ShutOut { could: Vec::new() }),
        reason(ReasonKind::Gate {
            reason: Label::default(),
            help: None,
        }),
        "missing".to_owned(),
        "bad-value".to_owned(),
        reason(ReasonKind::NoteMissing),
        reason(ReasonKind::FormRule { form: Id::new("a") }),
        reason(ReasonKind::Empty),
        reason(ReasonKind::TooLong { limit: 1 }),
        reason(ReasonKind::BadTime {
            earliest: None,
            latest: None,
        }),
        reason(ReasonKind::Taken),
        reason(ReasonKind::UnknownName {
            word: String::new(),
        }),
        reason(ReasonKind::LastHolder { role: Id::new("a") }),
        reason(ReasonKind::TooDeep),
        reason(ReasonKind::Undatable),
    ];
    let mut keys: Vec<String> = codes
        .iter()
        .flat_map(|code| [format!("reason-{code}"), format!("reason-short-{code}")])
        .collect();
    keys.extend(
        [
            "wrong-type",
            "not-in-list",
            "in-past",
            "in-future",
            "too-long",
        ]
        .map(|fault| format!("field-{fault}")),
    );
    keys.extend((1..=7).flat_map(|day| [format!("weekday-{day}"), format!("weekday-long-{day}")]));
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    keys.extend(["clock", "working"].iter().flat_map(|word| {
        [
            format!("amount-days-{word}"),
            format!("amount-days-hours-{word}"),
        ]
    }));
    keys.extend(
        Outcome::ALL
            .iter()
            .map(|outcome| format!("happening-promise-{}", outcome.word())),
    );
    keys.extend(
        ["begins", "owed", "kept", "paused", "told", "barred"]
            .map(|word| format!("rule-word-{word}")),
    );
    keys.extend(periods().map(|period| format!("period-{period}")));
    keys.extend(
        [
            "length",
            "length-open",
            "field",
            "field-changed",
            "field-emptied",
            "window",
            "lost",
            "lost-open",
            "within-day",
            "within-days",
            "when",
            "what",
            "so-far",
            "date-close",
            "date-end",
            "period-close",
            "period-end",
            "day-close",
            "day-end",
            "day-earlier",
            "day-later",
        ]
        .map(|word| format!("why-{word}")),
    );
    keys.extend(
        ["month", "quarter", "year"]
            .iter()
            .flat_map(|word| [format!("window-{word}"), format!("window-this-{word}")]),
    );
    keys.extend(Group::ALL.map(|group| format!("count-{}", group.word())));
    keys.extend(View::ALL.iter().flat_map(|view| {
        [
            format!("queue-view-{}", view.word()),
            format!("queue-empty-{}", view.word()),
        ]
    }));
    keys.extend(Sort::ALL.map(|sort| format!("queue-sorted-{}", sort.word())));
    keys.extend(["late", "today", "later", "paused"].map(|group| format!("day-group-{group}")));
    let modes = ["reply", "note", "said", "client"].iter();
    keys.extend(
        modes.flat_map(|mode| {
            ["", "-audience", "-submit"].map(|part| format!("write-{mode}{part}"))
        }),
    );
    keys.extend(
        ["offer", "discarding"]
            .iter()
            .flat_map(|act| ["title", "submit", "effect"].map(|part| format!("{act}-{part}"))),
    );
    for lang in Lang::ALL {
        for key in &keys {
            assert!(
                Voice::new(lang).may_say(key, &[]).is_some(),
                "{key} in {}",
                lang.tag()
            );
        }
    }
}

fn periods() -> [Period; 7] {
    [
        Period::Day,
        Period::WorkingDay,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::HalfYear,
        Period::Year,
    ]
}

#[test]
fn moments_are_said_by_their_distance() {
    let words = wording(Lang::ZhHant);
    // Thursday, 23 July 2026, 10:20.
    let at = |days: i64, hours: i64| words.now.plus(days * micros::DAY + hours * micros::HOUR);
    let said = |days: i64, hours: i64| words.moment(at(days, hours));
    assert_eq!(said(0, 4), "今天14:20");
    assert_eq!(said(-1, 0), "昨天10:20");
    assert_eq!(said(1, -11), "今天23:20");
    assert_eq!(said(1, 0), "明天10:20");
    assert_eq!(said(2, 0), "週六10:20");
    assert_eq!(said(-3, 0), "週一10:20");
    assert_eq!(said(4, 0), "下週一10:20");
    assert_eq!(said(-4, 0), "7月19日10:20");
    assert_eq!(said(12, 0), "8月4日10:20");
    assert_eq!(said(-365, 0), "2025年7月23日10:20");
    assert_eq!(words.brief_moment(at(0, 1)), "11:20");
    assert_eq!(words.field_moment(words.now), "2026-07-23T10:20");
    assert_eq!(wording(Lang::En).moment(at(4, 0)), "next Mon 10:20");
}

#[test]
fn amounts_are_said_in_their_measure() {
    let words = wording(Lang::ZhHant);
    let working = Measure::Working {
        day_micros: 7 * micros::HOUR + 30 * micros::MINUTE,
    };
    let hours = |hours: i64| hours * micros::HOUR;
    let cases = [
        (48 * micros::MINUTE, Measure::Clock, "48分"),
        (hours(3) + 48 * micros::MINUTE, Measure::Clock, "3小時48分"),
        (hours(4), working, "4小時"),
        (hours(27), Measure::Clock, "1天3小時"),
        (hours(13) + 40 * micros::MINUTE, working, "1個工作日6小時"),
        (hours(24 * 18), Measure::Clock, "18天"),
        (90 * micros::SECOND, Measure::Clock, "90秒"),
        (0, working, "0秒"),
        (-hours(1), Measure::Clock, "0秒"),
    ];
    for (amount, measure, said) in cases {
        assert_eq!(words.amount(amount, measure), said);
    }
    assert_eq!(
        wording(Lang::En).amount(hours(3) + 48 * micros::MINUTE, Measure::Clock),
        "3 h 48 min"
    );
}
