//! `[calendar.x]`: when the company works.
//!
//! A calendar has a week of its own, is a layer on another one, or is what two others have in
//! common. The others may stand anywhere in the book, so calendars are read in an order of their own.

mod dates;
mod days;
mod hours;
mod order;

use std::collections::BTreeMap;

use worktime::{BadCalendar, Calendar, CalendarBuilder, Counting, Name, OwnDays, Region, Zone};

use super::Kind;
use super::shared_words;
use crate::Id;
use crate::check::desk::Desk;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::problem::{Expected, ProblemKind};
use crate::rule::CalendarRule;

pub(super) const WORDS: Words = Words {
    word: "calendar",
    means: "When the company works. A calendar has a `week` of its own, is a layer on a `base`, or is what two have in `common`.",
    keys: &[
        shared_words::NAME,
        Key::new(
            "zone",
            Takes::Other("IANA zone"),
            "Its time zone; that of the region if left out.",
        ),
        Key::new(
            "base",
            Takes::Calendar,
            "The calendar that it is a layer on.",
        ),
        Key::new(
            "common",
            Takes::Other("two calendars"),
            "It is open when both are.",
        ),
        Key::new(
            "week",
            Takes::Other("table of weekdays with hours, or a text"),
            "The hours of a week. Weekdays that aren't named are off.",
        ),
        Key::new(
            "holidays",
            Takes::OneOf(&["cn", "tw", "hk", "mo", "sg", "none"]),
            "The official days that are taken.",
        ),
        Key::new(
            "makeup_days",
            Takes::YesNo,
            "`false`: weekends that are officially worked for days off aren't.",
        ),
        Key::new(
            "editions",
            Takes::Tables("editions"),
            "Weekly hours from a date on.",
        ),
        Key::new(
            "days",
            Takes::Tables("days"),
            "Dates of which the company says something itself.",
        ),
        Key::new(
            "counting",
            Takes::OneOf(&["civil-code", "elapsed"]),
            "How days are counted: by the Civil Code, arts. 200 to 204, or as they elapse.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[calendar.office]
zone     = "Asia/Shanghai"
week     = { mon-fri = ["09:00-12:00", "13:30-18:00"] }
holidays = "cn""#,
};

pub(super) const EDITION: Words = Words {
    word: "editions",
    means: "Weekly hours from a date on. Weekdays that it doesn't name stay as they were before.",
    keys: &[
        Key::new("from", Takes::Date, "The first day.").required(),
        Key::new("name", Takes::Name, "What these hours are called.").required(),
        Key::new(
            "week",
            Takes::Other("as `week` of the calendar"),
            "The hours.",
        )
        .required(),
    ],
    example: r#"editions = [{ from = "2026-05-01", name = "Summer hours", week = { mon-fri = "08:00-12:00 15:00-18:00" } }]"#,
};

pub(super) const DAYS: Words = Words {
    word: "days",
    means: "Dates of which the company says something itself; closed if it says nothing of `hours`, `keep` and `work`. Where two name a date, the later one holds.",
    keys: &[
        Key::new("from", Takes::Date, "The first day.").required(),
        Key::new(
            "to",
            Takes::Date,
            "The last day; the first if left out. 366 days at most.",
        ),
        Key::new("name", Takes::Name, "What the dates are called."),
        Key::new("hours", Takes::Text, "These hours instead of all others."),
        Key::new(
            "keep",
            Takes::Text,
            "Of the hours otherwise, those within this span: a half day.",
        ),
        Key::new(
            "work",
            Takes::YesNo,
            "`true`: worked like the standard day.",
        ),
    ],
    example: r#"days = [{ from = "2026-12-24", name = "Christmas Eve", keep = "00:00-12:00" }]"#,
};

/// What a calendar stands on: of these keys it has one.
const GROUNDS: [&str; 3] = ["base", "common", "week"];

/// What a calendar that stands on others takes from them.
const KEYS_OF_BASE: [&str; 5] = ["zone", "week", "editions", "holidays", "makeup_days"];

/// The region without official days, whose zone nobody means by naming it.
const NO_REGION: &str = "none";

/// A calendar before it is known whether it can be, and how those that it stands on count.
struct Built {
    calendar: Result<Calendar, BadCalendar>,
    counting: Counting,
}

/// Reads all calendars of the book.
pub(in crate::check) fn read_all(desk: &Desk<'_>) -> BTreeMap<Id, CalendarRule> {
    let mut calendars = BTreeMap::new();
    for keys in order::in_order(desk) {
        if let Some(rule) = read(&keys, &calendars) {
            calendars.insert(rule.meta.id.clone(), rule);
        }
    }
    calendars
}

/// Reads a calendar over those that are read already. There is none if anything about it is wrong,
/// so that what stands on it isn't blamed too.
fn read(keys: &Keys<'_>, calendars: &BTreeMap<Id, CalendarRule>) -> Option<CalendarRule> {
    let known = keys.desk.findings.count();
    let meta = keys.meta();
    let own_counting = counting(keys);
    let days = days::read(keys);
    let built = match keys.first_of(&GROUNDS) {
        Some("base") => layer(keys, days, calendars),
        Some("common") => common(keys, days, calendars),
        _ => own(keys, days),
    };
    let built = built.filter(|_| keys.desk.findings.count() == known)?;
    let validated = built
        .calendar
        .and_then(|calendar| calendar.validate().map(|()| calendar));
    match validated {
        Ok(calendar) => Some(CalendarRule {
            meta,
            calendar,
            counting: own_counting.unwrap_or(built.counting),
        }),
        Err(bad) => {
            let kind = refusal(keys.rule.id.text.clone(), &bad);
            keys.desk.findings.report(&keys.rule.id.place, kind);
            None
        }
    }
}

/// How the calendar says that days are counted. One that stands on others counts like them unless
/// it says so itself; a default of the book isn't its own word.
fn counting(keys: &Keys<'_>) -> Option<Counting> {
    let stands_on_others = matches!(keys.first_of(&GROUNDS), Some("base" | "common"));
    if stands_on_others && keys.own_node("counting").is_none() {
        return None;
    }
    match keys.choice("counting", &["civil-code", "elapsed"])? {
        "elapsed" => Some(Counting::Elapsed),
        _ => Some(Counting::CivilCode),
    }
}

/// A calendar with a week of its own.
fn own(keys: &Keys<'_>, days: OwnDays) -> Option<Built> {
    if keys.node("week").is_none() {
        keys.missing("week");
    }
    let region = region(keys);
    let zone = zone(keys, region).unwrap_or_else(Zone::utc);
    let mut builder = CalendarBuilder::new(zone).own_days(days);
    if let Some(region) = region {
        builder = builder.holidays(region);
    }
    if keys.node("makeup_days").is_some() && !keys.flag("makeup_days") {
        builder = builder.without_makeup_days();
    }
    builder = hours::week(keys, builder);
    builder = hours::editions(keys, builder);
    Some(Built {
        calendar: builder.build(),
        counting: Counting::default(),
    })
}

/// A layer: another calendar with other days.
fn layer(keys: &Keys<'_>, days: OwnDays, calendars: &BTreeMap<Id, CalendarRule>) -> Option<Built> {
    refuse_own_keys(keys, "base");
    let base = calendars.get(&keys.known(Kind::Calendar, "base")?)?;
    Some(Built {
        calendar: base.calendar.layer(days),
        counting: base.counting,
    })
}

/// What two calendars have in common, and other days over it.
fn common(keys: &Keys<'_>, days: OwnDays, calendars: &BTreeMap<Id, CalendarRule>) -> Option<Built> {
    refuse_own_keys(keys, "common");
    let words = keys.words("common");
    let known = |word| keys.desk.known(Kind::Calendar, word);
    let ids: Vec<Option<Id>> = words.iter().copied().map(known).collect();
    keys.desk.refuse_twins("calendar", words);
    let [first, second] = ids.as_slice() else {
        return keys.not_of_type(keys.node("common")?, "common", Expected::TwoCalendars);
    };
    let first = calendars.get(first.as_ref()?)?;
    let second = calendars.get(second.as_ref()?)?;
    let mut calendar = Calendar::common(&first.calendar, &second.calendar);
    if !days.is_empty() {
        calendar = calendar.and_then(|calendar| calendar.layer(days));
    }
    Some(Built {
        calendar,
        counting: first.counting,
    })
}

/// Reports keys of the rule whose values come from the calendars that it stands on.
fn refuse_own_keys(keys: &Keys<'_>, ground: &'static str) {
    let findings = &keys.desk.findings;
    for key in KEYS_OF_BASE {
        if let Some(word) = keys.own_key(key) {
            let kind = ProblemKind::KeyFromBase {
                key: key.to_owned(),
                base: ground.to_owned(),
            };
            findings.report(&word.place, kind);
        }
    }
    if ground == "base" {
        keys.refuse_both("base", "common");
    }
}

fn region(keys: &Keys<'_>) -> Option<Region> {
    let word = keys.word("holidays")?;
    let region = Region::named(&word.text);
    if region.is_none() {
        keys.bad_value("holidays", word, Expected::Region);
    }
    region
}

/// The zone, else the one that people of the region mean.
fn zone(keys: &Keys<'_>, region: Option<Region>) -> Option<Zone> {
    if keys.node("zone").is_some() {
        let word = keys.word("zone")?;
        let zone = Zone::named(&word.text);
        if zone.is_none() {
            keys.bad_value("zone", word, Expected::Zone);
        }
        return zone;
    }
    match region {
        Some(region) if region.code() != NO_REGION => Zone::named(region.zone_name()),
        // A region that doesn't exist is wrong enough.
        None if keys.node("holidays").is_some() => None,
        _ => {
            keys.missing("zone");
            None
        }
    }
}

/// The name of an edition or of own days, as a calendar explains itself with it.
fn name(keys: &Keys<'_>) -> Name {
    let label = keys.name("name").unwrap_or_default();
    match label.en {
        Some(en) => Name::new(label.own.clone(), label.own, en),
        None => Name::from(label.own),
    }
}

/// Why a calendar can't be of which every line can be read.
fn refusal(calendar: String, bad: &BadCalendar) -> ProblemKind {
    match *bad {
        BadCalendar::NoWorkingTime { .. } => ProblemKind::NoWorkingTime { calendar },
        BadCalendar::TooManyLayers { most } => ProblemKind::TooManyLayers {
            calendar,
            limit: usize::from(most),
        },
        BadCalendar::TooManyDays { most } => ProblemKind::TooManyDates { limit: most },
        // Where these come from the book, they were found with their places; only of a night that
        // runs into the hours of the next morning, in a week written as a table, nothing was said.
        BadCalendar::Unsound { .. }
        | BadCalendar::Overlap { .. }
        | BadCalendar::TooManySpans { .. }
        | BadCalendar::EditionOrder { .. }
        | BadCalendar::TooManyEditions { .. }
        | BadCalendar::OfficialDays { .. } => ProblemKind::WrongType {
            key: "week".to_owned(),
            expected: Expected::Week,
        },
    }
}
